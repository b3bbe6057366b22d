package dev.doctorpatient.bootstrap.web;

import dev.doctorpatient.bootstrap.configuration.Rates;
import dev.doctorpatient.bootstrap.limits.Limit;
import dev.doctorpatient.bootstrap.limits.Limits;
import dev.doctorpatient.domain.shared.TooManyRequests;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Counts by address what strangers can make the service do, before it looks at a credential or a body. What users do is counted by
 * the use cases.
 */
@ApplicationScoped
class AddressDoor {
    /** The filter for browsers has run, so that a page may read the refusal; authentication has not. */
    private static final int BEFORE_AUTHENTICATION = -250;

    private final ProblemAnswers answers;
    private final ClientAddresses addresses;
    private final Limit handshakes;
    private final Limit calendars;
    private final Map<String, Limit> byPath;

    AddressDoor(ProblemAnswers answers, ClientAddresses addresses, Limits limits) {
        this.answers = answers;
        this.addresses = addresses;
        this.handshakes = limits.perMinute("handshake", Rates::handshakes);
        this.calendars = limits.perMinute("calendar", Rates::calendars);
        var signUps = limits.perMinute("signup", Rates::signUps);
        this.byPath = Map.of(
                Routes.AUTHENTICATION + "/login", limits.perMinute("login", Rates::logins),
                Routes.AUTHENTICATION + "/refresh", limits.perMinute("refresh", Rates::refreshes),
                Routes.AUTHENTICATION + "/signup", signUps,
                Routes.AUTHENTICATION + "/doctor-signup", signUps,
                Routes.AUTHENTICATION + "/patient-signup", signUps,
                Routes.AUTHENTICATION + "/hospital-signup", signUps);
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_AUTHENTICATION).handler(this::count);
    }

    private void count(RoutingContext context) {
        var request = context.request();
        try {
            limitOf(context).take(addresses.of(request).site());
        } catch (TooManyRequests refusal) {
            answers.send(context.response(), refusal);
            return;
        }
        context.next();
    }

    private Limit limitOf(RoutingContext context) {
        var request = context.request();
        if (request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
            return handshakes;
        }
        // As the resources will read it: without escapes that mean nothing, and without a slash at the end.
        var path = context.normalizedPath().replaceFirst("/+$", "");
        if (path.startsWith(Routes.CALENDAR_FEEDS)) {
            return calendars;
        }
        return request.method().equals(HttpMethod.POST) ? byPath.getOrDefault(path, Limit.NONE) : Limit.NONE;
    }
}
