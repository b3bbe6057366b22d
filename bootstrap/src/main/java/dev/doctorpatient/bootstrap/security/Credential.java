package dev.doctorpatient.bootstrap.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request carries to prove who makes it. */
sealed interface Credential {
    /** An access token. */
    record Bearer(String token) implements Credential {}

    /** A ticket, which opens one socket. */
    record Ticket(String value) implements Credential {}

    /** The subprotocol under which WebSockets Next itself carries a header. */
    Pattern CARRIED_HEADER = Pattern.compile("quarkus-http-upgrade#Authorization#Bearer(?: |%20)(.+)");

    /**
     * Finds the credential of a request. Browsers cannot set headers on a socket's handshake, so there it may also stand among the
     * subprotocols or in the query; a header goes before both.
     */
    static Optional<Credential> of(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())
                    ? Optional.of(
                            new Bearer(header.substring("Bearer ".length()).strip()))
                    : Optional.of(new Bearer("")); // another scheme proves nothing, and is not silently ignored
        }
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
                ? ofSubprotocols(request).or(() -> ofQuery(request))
                : Optional.empty();
    }

    private static Optional<Credential> ofSubprotocols(HttpServerRequest request) {
        List<String> protocols = request.headers().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .toList();
        var marker = protocols.indexOf("bearer");
        if (marker >= 0 && marker + 1 < protocols.size()) {
            return Optional.of(new Bearer(protocols.get(marker + 1)));
        }
        return protocols.stream()
                .map(CARRIED_HEADER::matcher)
                .filter(Matcher::matches)
                .<Credential>map(carried -> new Bearer(carried.group(1)))
                .findFirst();
    }

    private static Optional<Credential> ofQuery(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam("ticket"))
                .<Credential>map(Ticket::new)
                .or(() -> Optional.ofNullable(request.getParam("token")).map(Bearer::new));
    }
}
