package dev.doctorpatient.bootstrap.web;

import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.rest.openapi.ApiDocument;
import dev.doctorpatient.websocket.asyncapi.SocketDocument;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the router itself decides: the front page, where the API lives, paths that are refused, and what failures look like. */
@ApplicationScoped
class Routes {
    /** Where strangers prove who they are. */
    static final String AUTHENTICATION = ApiDocument.BUILT_PREFIX + "/auth";

    /** Where calendar programs come with a secret. */
    static final String CALENDAR_FEEDS = ApiDocument.BUILT_PREFIX + "/calendar-feeds/";

    /** Where the sockets are described. */
    static final String SOCKET_DOCUMENT = "/asyncapi.json";

    private static final Logger LOG = Logger.getLogger(Routes.class);

    /** Ways to write a path that two readers may read differently. */
    private static final Pattern AMBIGUOUS_PATH =
            Pattern.compile(";|\\\\|//|%(?:2f|3b|5c|00|25)|/(?:\\.|%2e){1,2}(?:/|$)", Pattern.CASE_INSENSITIVE);

    /** No text that is kept has it, and not every database can be asked for it. */
    private static final String NUL = "%00";

    private static final int LONGEST_ADDRESS = 4_096;
    private static final int LARGEST_HEADERS = 16_384;

    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE + 10;

    /**
     * A type and a subtype, no parameter without a value, which the reader of forms stumbles over, and no charset but UTF-8, which JSON
     * always is in (RFC 8259 section 8.1).
     */
    private static final Pattern READABLE_MEDIA_TYPE = Pattern.compile(
            "(?!.*= *+(?:;|$))(?!.*; *charset *+= *+\"?+(?!utf-?8\"? *(?:;|$)))[^/;\\s]+/[^/;\\s]+ *(?:;.*)?",
            Pattern.CASE_INSENSITIVE);

    private final Settings settings;
    private final ProblemAnswers answers;
    private final AllowedOrigins origins;
    private final String version;
    private final SocketDocument sockets;
    private final BodyLimits limits;

    Routes(
            Settings settings,
            ProblemAnswers answers,
            BodyLimits limits,
            SocketDocument sockets,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.settings = settings;
        this.answers = answers;
        this.origins = new AllowedOrigins(settings.allowedOrigins());
        this.version = version;
        this.sockets = sockets;
        this.limits = limits;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::checkRequest).failureHandler(this::fail);
        if (!settings.apiPrefix().equals(ApiDocument.BUILT_PREFIX)) {
            router.route().order(BEFORE_EVERYTHING + 1).handler(this::movePrefix);
        }
        router.route(HttpMethod.GET, "/").order(BEFORE_EVERYTHING + 2).handler(this::frontPage);
        router.route(HttpMethod.GET, SOCKET_DOCUMENT)
                .order(BEFORE_EVERYTHING + 2)
                .handler(this::socketDocument);
        for (var status : new int[] {400, 403, 404, 405, 406, 413, 414, 415, 431, 500, 503}) {
            router.errorHandler(status, this::fail);
        }
    }

    private void checkRequest(RoutingContext context) {
        var request = context.request();
        // One of our own: what a client sends could name the request of somebody else.
        request.response()
                .putHeader(PresentOrigin.REQUEST_ID_HEADER, TimeOrderedId.next().toString());
        if (request.uri().length() > LONGEST_ADDRESS) {
            answers.send(context.response(), 414);
        } else if (size(request.headers()) > LARGEST_HEADERS) {
            answers.send(context.response(), 431);
        } else if (AMBIGUOUS_PATH.matcher(String.valueOf(request.path())).find()
                || String.valueOf(request.query()).contains(NUL)) {
            answers.send(context.response(), 400);
        } else if (!origins.allow(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            // For sockets nobody else would look at it, and for the rest the refusal has to be a problem.
            answers.send(context.response(), 403);
        } else if (limits.areExceededBy(request)) {
            answers.send(context.response(), 413);
            limits.discard(request);
        } else if (hasBody(request) && !isReadable(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            answers.send(context.response(), 415);
        } else {
            context.next();
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        return BodyLimits.announcedLength(request) > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isReadable(@Nullable String mediaType) {
        return mediaType != null && READABLE_MEDIA_TYPE.matcher(mediaType).matches();
    }

    private static int size(MultiMap headers) {
        return headers.entries().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
    }

    /** Clients see the prefix that is configured; the resources keep the one that they were built with. */
    private void movePrefix(RoutingContext context) {
        var path = String.valueOf(context.request().path());
        var prefix = settings.apiPrefix();
        var moved = context.get(Routes.class.getName()) != null;
        if (moved) {
            // Only now, because moving a request forgets what was to happen to its headers.
            context.addHeadersEndHandler(_ -> moveLocation(context.response().headers()));
            context.next();
        } else if (path.startsWith(prefix + "/")) {
            context.put(Routes.class.getName(), true);
            context.reroute(context.request().uri().replaceFirst(Pattern.quote(prefix), ApiDocument.BUILT_PREFIX));
        } else if (path.startsWith(ApiDocument.BUILT_PREFIX + "/")) {
            answers.send(context.response(), 404);
        } else {
            context.next();
        }
    }

    private void moveLocation(MultiMap headers) {
        var location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(
                    HttpHeaders.LOCATION,
                    location.replaceFirst(Pattern.quote(ApiDocument.BUILT_PREFIX), settings.apiPrefix()));
        }
    }

    private void frontPage(RoutingContext context) {
        context.json(new JsonObject()
                .put("name", settings.projectName())
                .put("version", version)
                .put("description", "Doctors and patients: appointments, chats and AI interviews")
                .put("docs", "/docs")
                .put("openapi", "/openapi.json")
                .put("asyncapi", SOCKET_DOCUMENT)
                .put("health", "/health"));
    }

    private void socketDocument(RoutingContext context) {
        var request = context.request();
        var document = sockets.write(
                settings.projectName(),
                version,
                String.valueOf(request.authority()),
                "https".equals(request.scheme()) ? "wss" : "ws",
                settings.apiPrefix());
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(document.toString());
    }

    private void fail(RoutingContext context) {
        if (context.failure() instanceof AuthenticationFailedException failure
                && failure.getCause() instanceof Rejection rejection) {
            answers.send(context.response(), rejection); // a bad credential in a socket's handshake
            return;
        }
        var status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500 && context.failure() != null) {
            LOG.errorf("Unexpected failure: %s", context.failure().getClass().getName());
            LOG.debug("Unexpected failure", context.failure());
        }
        answers.send(context.response(), status);
    }
}
