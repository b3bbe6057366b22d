package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.conversation.Attendance;
import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.application.shared.OtherNodes.Node;
import dev.doctorpatient.application.shared.OtherNodes.Watcher;
import dev.doctorpatient.websocket.shared.Frames;
import dev.doctorpatient.websocket.shared.Rounds;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps nodes informed of who is online with each, and the store of when they last were. */
@ApplicationScoped
class PresenceExchange implements Watcher {
    private static final Duration BETWEEN_LISTS = Duration.ofSeconds(20);
    private static final Duration BETWEEN_SIGHTINGS = Duration.ofSeconds(60);

    private final ChatListeners listeners;
    private final OtherParticipants others;
    private final OtherNodes nodes;
    private final Attendance attendance;
    private final Rounds rounds;
    private final Frames frames;
    private final InstantSource clock;

    PresenceExchange(
            ChatListeners listeners,
            OtherParticipants others,
            OtherNodes nodes,
            Attendance attendance,
            Rounds rounds,
            Frames frames,
            InstantSource clock) {
        this.listeners = listeners;
        this.others = others;
        this.nodes = nodes;
        this.attendance = attendance;
        this.rounds = rounds;
        this.frames = frames;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        nodes.listen(PresenceNews.TOPIC, (from, text) -> hear(from, frames.read(text, PresenceNews.class)));
        nodes.watch(this);
        rounds.every(BETWEEN_LISTS, "presence", this::exchange);
        rounds.every(BETWEEN_SIGHTINGS, "sightings", this::noteAll);
    }

    private void hear(Node from, PresenceNews news) {
        var now = clock.instant();
        switch (news) {
            case PresenceNews.All(var participants) ->
                others.replace(from, participants, now).forEach(changed -> listeners.settle(changed, now));
            case PresenceNews.Came(var participant) -> {
                others.change(from, participant, true, now);
                listeners.settle(participant, now);
            }
            case PresenceNews.Went(var participant, var at) -> {
                others.change(from, participant, false, now);
                listeners.settle(participant, at);
            }
        }
    }

    @Override
    public void joined(Node node) {
        tellAll();
    }

    @Override
    public void left(Node node) {
        var now = clock.instant();
        others.forget(node).forEach(gone -> listeners.settle(gone, now));
    }

    @Override
    public void missed() {
        tellAll();
    }

    private void exchange() {
        tellAll();
        others.silent(clock.instant()).forEach(this::left);
    }

    private void tellAll() {
        nodes.tell(PresenceNews.TOPIC, frames.write(new PresenceNews.All(listeners.present()), PresenceNews.class));
    }

    /** So that a node which ends without a word leaves a nearly true time behind. */
    private void noteAll() {
        var now = clock.instant();
        attendance.note(listeners.present().stream()
                .collect(Collectors.<UUID, UUID, Instant>toMap(Function.identity(), _ -> now)));
    }
}
