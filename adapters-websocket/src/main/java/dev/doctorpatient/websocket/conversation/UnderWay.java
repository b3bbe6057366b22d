package dev.doctorpatient.websocket.conversation;

import java.util.concurrent.Semaphore;

/** What a client said and has no answer yet. It may go on meanwhile, but not for ever, and is answered in its order. */
final class UnderWay {
    private static final int MOST = 64;

    private final Semaphore room = new Semaphore(MOST);

    /** Waits until there is room for one more. */
    void begin() {
        room.acquireUninterruptibly();
    }

    void end() {
        room.release();
    }

    /** Waits until everything is answered. */
    void awaitAll() {
        room.acquireUninterruptibly(MOST);
        room.release(MOST);
    }
}
