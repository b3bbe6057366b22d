package dev.doctorpatient.bootstrap.web;

import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.bootstrap.configuration.UploadLimits;
import dev.doctorpatient.rest.openapi.ApiDocument;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How large the body of a request may be: few requests may bring files, and all others are small. The server itself knows one limit for
 * all, the largest.
 */
@ApplicationScoped
class BodyLimits {
    private static final Pattern JSON_WITH_FILES = Pattern.compile("/patients/[^/]+/case-history/?|/messages/?");
    private static final Pattern FORM_WITH_FILE =
            Pattern.compile("/case-histories/[^/]+/documents/?|/chats/[^/]+/uploads/?");

    /** After the server has put the limit that it knows to the request. */
    private static final int AFTER_SERVER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    /** What strangers may send who prove who they are. */
    private static final long SMALL = 64 << 10;

    private static final int PATIENCE = 4;

    private final UploadLimits limits;
    private final String prefix;

    BodyLimits(Settings settings) {
        this.limits = settings.uploads();
        this.prefix = settings.apiPrefix();
    }

    /** Bodies whose length nobody announced are counted here, and not by the server, which ends such a request without a word. */
    void register(@Observes Router router) {
        router.route().order(AFTER_SERVER).handler(context -> {
            if (context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
                context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Long.MAX_VALUE);
            }
            context.next();
        });
    }

    /** Whether a request announces a body that is larger than it may be. */
    boolean areExceededBy(HttpServerRequest request) {
        return announcedLength(request) > of(request);
    }

    /**
     * How much of a body that is refused is still let pass by: most clients send all of it before they listen, and would otherwise see
     * a broken connection instead of the answer.
     */
    long mostThatPasses() {
        return PATIENCE * limits.json();
    }

    /** Lets an announced body pass by, or ends the connection if it is far too large. */
    void discard(HttpServerRequest request) {
        if (announcedLength(request) > mostThatPasses()) {
            var unused = request.connection().close();
        } else {
            request.handler(_ -> {}).resume();
        }
    }

    /** The largest body that a request may have. */
    long of(HttpServerRequest request) {
        var path = String.valueOf(request.path());
        if (!HttpMethod.POST.equals(request.method())) {
            return UploadLimits.PLAIN_BODY;
        }
        var resource = path.substring(beginning(path).length());
        if (resource.startsWith("/auth/")) {
            return SMALL;
        }
        if (JSON_WITH_FILES.matcher(resource).matches()) {
            return limits.json();
        }
        return FORM_WITH_FILE.matcher(resource).matches() ? limits.form() : UploadLimits.PLAIN_BODY;
    }

    /** The prefix that a path has, the clients' or, once the request was moved, the resources'. */
    private String beginning(String path) {
        return path.startsWith(prefix + "/")
                ? prefix
                : path.startsWith(ApiDocument.BUILT_PREFIX + "/") ? ApiDocument.BUILT_PREFIX : "";
    }

    static long announcedLength(HttpServerRequest request) {
        try {
            return Long.parseLong(Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_LENGTH), "0"));
        } catch (NumberFormatException _) {
            return 0; // not ours to judge: the server refuses it
        }
    }
}
