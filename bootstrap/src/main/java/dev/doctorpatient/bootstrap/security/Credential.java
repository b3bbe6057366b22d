package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.Malformed;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a request carries to prove who makes it. */
sealed interface Credential {
    /** An access token. */
    record Bearer(String token) implements Credential {}

    /** A ticket, which opens one socket. */
    record Ticket(String value) implements Credential {}

    /** The signature of a link, which opens one document. */
    record Link(DocumentId document, String signature) implements Credential {}

    /** The subprotocol under which WebSockets Next itself carries a header. */
    Pattern CARRIED_HEADER = Pattern.compile("quarkus-http-upgrade#Authorization#Bearer(?: |%20)(.+)");

    /**
     * Finds the credential of a request. Browsers cannot set headers on a socket's handshake, so there it may also stand among the
     * subprotocols or in the query.
     *
     * <p>The signature of a link counts only where nothing else proves who asks.
     *
     * @param tokensInQueries whether an access token in a query is looked at
     * @param links where documents are that links open; empty if none do
     * @throws Malformed if there is more than one, for they may speak of different people
     */
    static Optional<Credential> of(
            HttpServerRequest request, boolean tokensInQueries, Optional<LinkedDocuments> links) {
        var found = Stream.of(
                        ofHeaders(request),
                        isHandshake(request) ? ofSubprotocols(request) : Stream.<Credential>empty(),
                        isHandshake(request) ? ofQuery(request, tokensInQueries) : Stream.<Credential>empty())
                .flatMap(Function.identity())
                .toList();
        if (found.size() > 1) {
            throw new Malformed("A request must have one credential and no more");
        }
        return found.stream().findFirst().or(() -> links.flatMap(documents -> documents.credentialIn(request)));
    }

    private static boolean isHandshake(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private static Stream<Credential> ofHeaders(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.AUTHORIZATION).stream()
                .map(header -> header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())
                        ? new Bearer(header.substring("Bearer ".length()).strip())
                        : new Bearer("")); // another scheme proves nothing, and is not silently ignored
    }

    private static Stream<Credential> ofSubprotocols(HttpServerRequest request) {
        List<String> protocols = request.headers().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .toList();
        var marker = protocols.indexOf("bearer");
        var pair = marker >= 0 && marker + 1 < protocols.size()
                ? Stream.of(new Bearer(protocols.get(marker + 1)))
                : Stream.<Credential>empty();
        var carried = protocols.stream()
                .map(CARRIED_HEADER::matcher)
                .filter(Matcher::matches)
                .map(header -> new Bearer(header.group(1)));
        return Stream.concat(pair, carried);
    }

    private static Stream<Credential> ofQuery(HttpServerRequest request, boolean tokensInQueries) {
        var tickets = request.params().getAll("ticket").stream().map(Ticket::new);
        var tokens = request.params().getAll("token").stream()
                .filter(_ -> tokensInQueries)
                .map(Bearer::new);
        return Stream.concat(tickets, tokens);
    }
}
