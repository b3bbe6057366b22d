package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.shared.OtherNodes.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who is online on other nodes, by what these tell. A node that says nothing for too long is forgotten. */
@ApplicationScoped
class OtherParticipants {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Map<Node, Set<UUID>> online = new HashMap<>();
    private final Map<Node, Instant> lastHeard = new HashMap<>();

    synchronized boolean isOnline(UUID participant) {
        return online.values().stream().anyMatch(there -> there.contains(participant));
    }

    /** Takes the whole list of a node; who has come or gone by it. */
    synchronized Set<UUID> replace(Node node, Set<UUID> all, Instant now) {
        lastHeard.put(node, now);
        var before = online.put(node, new HashSet<>(all));
        if (before == null) {
            return Set.copyOf(all);
        }
        var changed = new HashSet<>(all);
        changed.removeAll(before);
        before.removeAll(all);
        changed.addAll(before);
        return changed;
    }

    /** One has come or gone on a node. */
    synchronized void change(Node node, UUID participant, boolean here, Instant now) {
        lastHeard.put(node, now);
        var there = online.computeIfAbsent(node, _ -> new HashSet<>());
        var unused = here ? there.add(participant) : there.remove(participant);
    }

    /** Forgets a node; who was there. */
    synchronized Set<UUID> forget(Node node) {
        lastHeard.remove(node);
        var gone = online.remove(node);
        return gone == null ? Set.of() : gone;
    }

    /** The nodes that were silent for too long. */
    synchronized List<Node> silent(Instant now) {
        return lastHeard.entrySet().stream()
                .filter(heard -> heard.getValue().plus(LONGEST_SILENCE).isBefore(now))
                .map(Map.Entry::getKey)
                .toList();
    }
}
