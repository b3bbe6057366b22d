package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Seen;
import dev.doctorpatient.domain.conversation.Side;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Everybody who listens to chats in this process, and who is there because of it: a participant is online while a socket listens for
 * them, in whichever of their chats.
 */
@ApplicationScoped
class ChatListeners implements Presence {
    private final Map<ChatId, Set<ChatListener>> byChat = new ConcurrentHashMap<>();

    /** Every listener, under both participants of its chat: those who want to know when one of them comes or goes. */
    private final Map<UUID, Set<ChatListener>> byParticipant = new ConcurrentHashMap<>();

    private final Map<UUID, Instant> lastSeen = new ConcurrentHashMap<>();
    private final InstantSource clock;

    ChatListeners(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes in a listener, and tells the other side if its participant was not there before. */
    void add(ChatListener listener) {
        var wasOnline = isOnline(listener.participant());
        put(byChat, listener.chat().id(), listener);
        put(byParticipant, listener.chat().doctor().value(), listener);
        put(byParticipant, listener.chat().patient().value(), listener);
        if (!wasOnline) {
            announce(listener.participant());
        }
    }

    /** Lets a listener go, and tells the other side if nobody is left for its participant. */
    void remove(ChatListener listener) {
        take(byChat, listener.chat().id(), listener);
        take(byParticipant, listener.chat().doctor().value(), listener);
        take(byParticipant, listener.chat().patient().value(), listener);
        if (!isOnline(listener.participant())) {
            lastSeen.put(listener.participant(), clock.instant());
            announce(listener.participant());
        }
    }

    /** Who listens to a chat. */
    Stream<ChatListener> of(ChatId chat) {
        return byChat.getOrDefault(chat, Set.of()).stream();
    }

    @Override
    public Seen of(Chat chat, Side side) {
        return seen(chat.participant(side));
    }

    private Seen seen(UUID participant) {
        var online = isOnline(participant);
        return new Seen(online, online ? null : lastSeen.get(participant));
    }

    private boolean isOnline(UUID participant) {
        return concernedBy(participant)
                .anyMatch(listener -> listener.participant().equals(participant));
    }

    private void announce(UUID participant) {
        var frame = ServerFrame.Presence.of(participant, seen(participant));
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
