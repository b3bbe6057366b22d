package dev.doctorpatient.bootstrap.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Tells browsers, with every answer that there is, how little they may do with it. */
@ApplicationScoped
class AnswerHeaders {
    private static final int FIRST_OF_ALL = Integer.MIN_VALUE + 8;

    private static final String PAGES = "/docs";
    private static final String DOCUMENT = "/openapi.json";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'none'";

    /** Swagger UI starts itself from a script in its page, and brings everything else along. */
    private static final String OWN_PARTS =
            "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    void register(@Observes Router router) {
        router.route().order(FIRST_OF_ALL).handler(AnswerHeaders::add);
    }

    private static void add(RoutingContext context) {
        var path = String.valueOf(context.request().path());
        var headers = context.response().headers();
        ALWAYS.forEach(headers::set);
        headers.set("Content-Security-Policy", isPage(path) ? OWN_PARTS : NOTHING);
        headers.set(
                HttpHeaders.CACHE_CONTROL,
                path.equals(DOCUMENT) || path.equals(Routes.SOCKET_DOCUMENT) ? "no-cache" : "no-store");
        if ("https".equals(context.request().scheme())) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        context.next();
    }

    private static boolean isPage(String path) {
        return path.equals(PAGES) || path.startsWith(PAGES + "/");
    }
}
