package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.Identified;
import dev.doctorpatient.domain.audit.Origin;
import dev.doctorpatient.domain.directory.PatientId;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** An open connection, who opened it and from where, and what waits on it in both directions. */
public final class Socket {
    private final WebSocketConnection connection;
    private final Origin origin;
    private final Optional<PatientId> patient;
    private final Wire wire;
    private final Inbox inbox;
    private final Outbound outbound;
    private final Conversation conversation;
    private volatile Identified identified;

    /** Whether the client gave a sign of life since somebody looked last. */
    private volatile boolean alive = true;

    // Only the rounds of OpenSockets use these, and only its conversation that one.
    private int silentRounds;
    private int closingRounds;
    private int refusals;

    Socket(
            WebSocketConnection connection,
            Identified identified,
            Origin origin,
            Optional<PatientId> patient,
            Wire wire,
            Inbox inbox,
            Function<Socket, Conversation> converse) {
        this.connection = connection;
        this.identified = identified;
        this.origin = origin;
        this.patient = patient;
        this.wire = wire;
        this.inbox = inbox;
        this.outbound = new Outbound(connection, inbox::stop);
        this.conversation = converse.apply(this);
    }

    /** A part of its address, by the name that it has there. */
    public String pathParameter(String name) {
        return connection.pathParam(name);
    }

    /** Asks the client for a sign of life that has these bytes. It may overtake what {@linkplain #outbound() waits}. */
    public void ping(Buffer data) {
        connection.sendPing(data).subscribe().with(_ -> {}, _ -> {});
    }

    /** A parameter of its address's query, as it stands there. */
    public Optional<String> queryParameter(String name) {
        var query = Objects.requireNonNullElse(connection.handshakeRequest().query(), "");
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst();
    }

    WebSocketConnection connection() {
        return connection;
    }

    /** What the latest credential proved. */
    public Identified identified() {
        return identified;
    }

    /** Where it was opened from. */
    public Origin origin() {
        return origin;
    }

    /** Whom it is about; empty if it is about nobody but who opened it. */
    public Optional<PatientId> patient() {
        return patient;
    }

    /** What waits to be sent on it. */
    public Outbound outbound() {
        return outbound;
    }

    /** Who opened it. */
    public Actor actor() {
        return identified.actor();
    }

    Conversation conversation() {
        return conversation;
    }

    Inbox inbox() {
        return inbox;
    }

    void renew(Identified proved) {
        identified = proved;
    }

    void showLife() {
        alive = true;
    }

    /** For how many rounds the client has been silent. While nothing is read from it, it cannot be anything else. */
    int silentRounds() {
        silentRounds = alive || inbox.isHeld() ? 0 : silentRounds + 1;
        alive = false;
        return silentRounds;
    }

    /** Cuts a connection off that was closed some rounds ago and is still there. */
    void cutIfClosingFor(int rounds) {
        closingRounds++;
        if (closingRounds >= rounds) {
            wire.cut();
        }
    }

    /** Counts the refusals in a row. */
    int refusedOnceMore() {
        refusals++;
        return refusals;
    }

    void notRefused() {
        refusals = 0;
    }
}
