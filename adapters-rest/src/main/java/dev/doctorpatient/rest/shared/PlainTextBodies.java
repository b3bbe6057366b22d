package dev.doctorpatient.rest.shared;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses bodies of plain text: no resource reads one, but the framework would make any record of it that holds a single text. */
public class PlainTextBodies {
    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        var type = Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.CONTENT_TYPE), "");
        if (type.toLowerCase(Locale.ROOT).startsWith(MediaType.TEXT_PLAIN) && request.getLength() != 0) {
            throw new NotSupportedException();
        }
    }
}
