package dev.doctorpatient.testing;

import dev.doctorpatient.application.shared.OtherNodes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Nodes that all live in this process. */
public final class InMemoryNodes {
    private final List<InMemoryNode> nodes = new CopyOnWriteArrayList<>();

    /** A new node, which the others learn of. */
    public InMemoryNode join() {
        var joining = new InMemoryNode();
        nodes.forEach(present -> {
            present.joined(joining);
            joining.joined(present);
        });
        nodes.add(joining);
        return joining;
    }

    /** One of them. */
    public final class InMemoryNode implements OtherNodes, AutoCloseable {
        private final Node self = new Node(UUID.randomUUID());
        private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
        private final List<Node> others = new CopyOnWriteArrayList<>();
        private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
        private final Map<String, ExecutorService> threads = new ConcurrentHashMap<>();

        private InMemoryNode() {}

        @Override
        public void tell(String topic, String text) {
            nodes.stream().filter(node -> node != this).forEach(node -> node.hear(self, topic, text));
        }

        private void hear(Node from, String topic, String text) {
            var listener = listeners.get(topic);
            if (listener != null) {
                threads.computeIfAbsent(topic, _ -> Executors.newSingleThreadExecutor())
                        .execute(() -> listener.hear(from, text));
            }
        }

        @Override
        public void listen(String topic, Listener listener) {
            if (listeners.putIfAbsent(topic, listener) != null) {
                throw new IllegalStateException(topic + " has a listener already");
            }
        }

        @Override
        public void watch(Watcher watcher) {
            watchers.add(watcher);
            others.forEach(watcher::joined);
        }

        @Override
        public boolean isDeaf() {
            return false;
        }

        private void joined(InMemoryNode other) {
            others.add(other.self);
            watchers.forEach(watcher -> watcher.joined(other.self));
        }

        @Override
        public void close() {
            if (!nodes.remove(this)) {
                return;
            }
            threads.values().forEach(ExecutorService::shutdownNow);
            nodes.forEach(present -> {
                present.others.remove(self);
                present.watchers.forEach(watcher -> watcher.left(self));
            });
        }
    }
}
