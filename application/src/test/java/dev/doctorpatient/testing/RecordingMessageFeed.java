package dev.doctorpatient.testing;

import dev.doctorpatient.application.conversation.port.MessageFeed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was pushed and who was meant to hear it. */
public final class RecordingMessageFeed implements MessageFeed {
    /** An event that was pushed. */
    public record Published(Event event, Audience audience) {}

    private final List<Published> published = new CopyOnWriteArrayList<>();
    private final Runnable check;

    /** A feed that can be used anywhere. */
    public RecordingMessageFeed() {
        this.check = () -> {};
    }

    /** A feed that refuses a push inside a transaction of a database, which might still be rolled back. */
    public RecordingMessageFeed(InMemoryDatabase database) {
        this.check = database::requireNoTransaction;
    }

    @Override
    public void publish(Event event, Audience audience) {
        check.run();
        published.add(new Published(event, audience));
    }

    /** Everything pushed so far, oldest first. */
    public List<Published> published() {
        return List.copyOf(published);
    }
}
