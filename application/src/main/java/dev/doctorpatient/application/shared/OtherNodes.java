package dev.doctorpatient.application.shared;

import java.util.UUID;

/**
 * The other processes that are this service too. What they are told may get lost, so it is never more than a hint at what the store
 * knows: ids and places, and nothing that anybody wrote.
 *
 * <p>Topics are heard each by one thread at a time, in the order in which a node told; a listener that takes its time delays its own
 * topic only.
 */
public interface OtherNodes {
    /** One process, from its start to its end. */
    record Node(UUID value) {}

    /** Hears what is told about a topic. */
    @FunctionalInterface
    interface Listener {
        /** Another node told this. */
        void hear(Node from, String text);
    }

    /** Learns who there is, and whether everything was heard. May take its time. */
    interface Watcher {
        /** A node is there that was not before. */
        void joined(Node node);

        /** A node has said goodbye, or was silent for so long that it must be gone. */
        void left(Node node);

        /** Something may have been told that was not heard here: whoever relies on it looks into the store. */
        void missed();
    }

    /** Tells all other nodes. Never waits, and never fails: what finds no room or no connection is dropped. */
    void tell(String topic, String text);

    /** Has a listener hear a topic from now on; each topic has one listener at most. */
    void listen(String topic, Listener listener);

    /** Has a watcher learn what happens from now on, and of those who are there. */
    void watch(Watcher watcher);

    /** Whether others may be telling something at this moment that is not heard here. */
    boolean isDeaf();
}
