package dev.doctorpatient.bootstrap.web;

import dev.doctorpatient.application.access.port.RequestOrigin;
import dev.doctorpatient.domain.audit.Origin;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the present request comes from: the request of the framework's context, or, on a socket, whose frames have no request of their
 * own, the handshake that opened it.
 */
@ApplicationScoped
public class PresentOrigin implements RequestOrigin {
    /** What answers carry the request's id in. */
    static final String REQUEST_ID_HEADER = "X-Request-Id";

    private static final ScopedValue<Origin> OF_SOCKET = ScopedValue.newInstance();

    private final CurrentVertxRequest request;
    private final ClientAddresses addresses;

    PresentOrigin(CurrentVertxRequest request, ClientAddresses addresses) {
        this.request = request;
        this.addresses = addresses;
    }

    @Override
    public Origin current() {
        return OF_SOCKET.isBound()
                ? OF_SOCKET.get()
                : present().map(context -> of(context.request())).orElse(Origin.NONE);
    }

    /** Works on what came in over a socket. */
    public void whileFrom(Origin origin, Runnable work) {
        ScopedValue.where(OF_SOCKET, origin).run(work);
    }

    /** The origin of a request, which was given its id when it came in. */
    public Origin of(HttpServerRequest request) {
        return new Origin(
                request.remoteAddress() == null
                        ? null
                        : addresses.of(request).value().getHostAddress(),
                request.response().headers().get(REQUEST_ID_HEADER));
    }

    private Optional<RoutingContext> present() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        @Nullable RoutingContext context = request.getCurrent();
        return Optional.ofNullable(context);
    }
}
