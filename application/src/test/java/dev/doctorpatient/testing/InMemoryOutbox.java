package dev.doctorpatient.testing;

import dev.doctorpatient.application.notification.port.Outbox;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.NotificationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Mails in memory. */
public final class InMemoryOutbox implements Outbox {
    private final InMemoryDatabase database;

    /** The outbox of a database. */
    public InMemoryOutbox(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Mail mail) {
        var unused = database.notifications.get(mail.notification());
        database.mails.add(mail.notification(), mail);
    }

    @Override
    public Optional<Mail> lockNextDue(Instant now) {
        return database.mails.all().stream()
                .filter(mail -> mail.isDue(now) && isThere(mail))
                .min(Comparator.comparing(Mail::due)
                        .thenComparing(mail -> mail.notification().value().toString()))
                .flatMap(mail -> lock(mail.notification()));
    }

    @Override
    public Optional<Mail> lock(NotificationId notification) {
        database.lock(notification);
        return database.mails.find(notification).filter(this::isThere);
    }

    /** A mail goes with its recipient. */
    private boolean isThere(Mail mail) {
        return database.users.find(mail.recipient()).isPresent();
    }

    @Override
    public void save(Mail mail) {
        database.requireLocked(mail.notification());
        database.mails.replace(mail.notification(), mail);
    }

    @Override
    public void remove(NotificationId notification) {
        var unused = database.mails.remove(notification);
    }
}
