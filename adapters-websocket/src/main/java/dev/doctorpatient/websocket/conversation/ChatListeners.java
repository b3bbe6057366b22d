package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.conversation.Attendance;
import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Seen;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.websocket.shared.CatchesUp;
import dev.doctorpatient.websocket.shared.Frames;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Everybody who listens to chats in this process, and who is there because of it: a participant is online while a socket listens for
 * them, in whichever of their chats and on whichever node.
 */
@ApplicationScoped
class ChatListeners implements Presence, CatchesUp {
    private static final Logger LOG = Logger.getLogger(ChatListeners.class);

    private final Map<ChatId, Set<ChatListener>> byChat = new ConcurrentHashMap<>();

    /** Every listener, under both participants of its chat: those who want to know when one of them comes or goes. */
    private final Map<UUID, Set<ChatListener>> byParticipant = new ConcurrentHashMap<>();

    /** Who was told to other nodes as being here. */
    private final Set<UUID> present = new HashSet<>();

    /** Who was announced as online, here or elsewhere. */
    private final Set<UUID> announced = new HashSet<>();

    private final OtherParticipants others;
    private final OtherNodes nodes;
    private final Attendance attendance;
    private final Frames frames;
    private final InstantSource clock;

    ChatListeners(
            OtherParticipants others, OtherNodes nodes, Attendance attendance, Frames frames, InstantSource clock) {
        this.others = others;
        this.nodes = nodes;
        this.attendance = attendance;
        this.frames = frames;
        this.clock = clock;
    }

    /** Takes in a listener, and tells the other side if its participant was not there before. */
    void add(ChatListener listener) {
        put(byChat, listener.chat().id(), listener);
        put(byParticipant, listener.chat().doctor().value(), listener);
        put(byParticipant, listener.chat().patient().value(), listener);
        settle(listener.participant(), clock.instant());
    }

    /** Lets a listener go, and tells the other side if nobody is left for its participant. */
    void remove(ChatListener listener) {
        take(byChat, listener.chat().id(), listener);
        take(byParticipant, listener.chat().doctor().value(), listener);
        take(byParticipant, listener.chat().patient().value(), listener);
        var participant = listener.participant();
        var now = clock.instant();
        if (!isHere(participant)) {
            note(participant, now);
        }
        settle(participant, now);
    }

    private void note(UUID participant, Instant at) {
        try {
            attendance.note(Map.of(participant, at));
        } catch (RuntimeException failure) {
            // What was noted a minute ago has to do.
            LOG.warnf("Not noted who was seen: %s", failure.getClass().getName());
        }
    }

    /**
     * Tells whoever wants to know that a participant came or went, here or elsewhere, if that is so.
     *
     * @param at when, if they went
     */
    synchronized void settle(UUID participant, Instant at) {
        var here = isHere(participant);
        if (here ? present.add(participant) : present.remove(participant)) {
            var news = here ? new PresenceNews.Came(participant) : new PresenceNews.Went(participant, at);
            nodes.tell(PresenceNews.TOPIC, frames.write(news, PresenceNews.class));
        }
        var online = here || others.isOnline(participant);
        if (online ? announced.add(participant) : announced.remove(participant)) {
            announce(participant, new Seen(online, online ? null : at));
        }
    }

    /** Who is online here. */
    synchronized Set<UUID> present() {
        return Set.copyOf(present);
    }

    /** Who listens to a chat. */
    Stream<ChatListener> of(ChatId chat) {
        return byChat.getOrDefault(chat, Set.of()).stream();
    }

    @Override
    public boolean isOnline(Chat chat, Side side) {
        var participant = chat.participant(side);
        return isHere(participant) || others.isOnline(participant);
    }

    @Override
    public Stream<Runnable> catchUps() {
        return byChat.values().stream().flatMap(Set::stream).map(listener -> listener::catchUp);
    }

    private boolean isHere(UUID participant) {
        return concernedBy(participant)
                .anyMatch(listener -> listener.participant().equals(participant));
    }

    private void announce(UUID participant, Seen seen) {
        var frame = ServerFrame.Presence.of(participant, seen);
        concernedBy(participant)
                .filter(listener -> !listener.participant().equals(participant))
                .forEach(listener -> listener.send(frame));
    }

    private Stream<ChatListener> concernedBy(UUID participant) {
        return byParticipant.getOrDefault(participant, Set.of()).stream();
    }

    private static <K> void put(Map<K, Set<ChatListener>> index, K key, ChatListener listener) {
        index.compute(key, (_, listeners) -> {
            var set = listeners == null ? ConcurrentHashMap.<ChatListener>newKeySet() : listeners;
            set.add(listener);
            return set;
        });
    }

    private static <K> void take(Map<K, Set<ChatListener>> index, K key, ChatListener listener) {
        index.computeIfPresent(key, (_, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
        });
    }
}
