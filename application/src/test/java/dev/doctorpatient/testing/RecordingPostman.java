package dev.doctorpatient.testing;

import dev.doctorpatient.application.notification.port.Postman;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.notification.Mail;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Remembers what it was to deliver, and accepts it unless it was told otherwise. */
public final class RecordingPostman implements Postman {
    /** A mail and where it was to go. */
    public record Attempt(Mail mail, EmailAddress address) {}

    /** What ends a process. It is no exception, so that nothing that handles failures gets hold of it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final Queue<Supplier<Outcome>> next = new ArrayDeque<>();
    private final InMemoryDatabase database;

    /** A postman who refuses to go out inside a transaction of a database. */
    public RecordingPostman(InMemoryDatabase database) {
        this.database = database;
    }

    /** Makes the next attempt without another answer end like this. */
    public RecordingPostman answers(Outcome outcome) {
        next.add(() -> outcome);
        return this;
    }

    /** Makes the process die in the next attempt without another answer. */
    public RecordingPostman crashes() {
        next.add(() -> {
            throw new Crash();
        });
        return this;
    }

    /** Lets something happen during the next attempt without another answer. */
    public RecordingPostman answersAfter(Runnable meanwhile, Outcome outcome) {
        next.add(() -> {
            meanwhile.run();
            return outcome;
        });
        return this;
    }

    @Override
    public Outcome deliver(Mail mail, EmailAddress address) {
        database.requireNoTransaction();
        attempts.add(new Attempt(mail, address));
        var answer = next.poll();
        return answer == null ? Outcome.ACCEPTED : answer.get();
    }

    /** Every attempt so far, oldest first. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }
}
