package dev.doctorpatient.persistence.notification;

import dev.doctorpatient.application.notification.port.Outbox;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheOutbox implements Outbox, PanacheRepositoryBase<MailRow, UUID> {
    @Override
    public void add(Mail mail) {
        persist(new MailRow().take(mail));
    }

    @Override
    public Optional<Mail> lockNextDue(Instant now) {
        while (true) {
            var next = next(now);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            // Somebody may have had it while its lock was waited for; then there is another next one.
            var mail = next.flatMap(this::locked).filter(locked -> locked.isDue(now));
            if (mail.isPresent()) {
                return mail;
            }
        }
    }

    private Optional<UUID> next(Instant now) {
        return getEntityManager()
                .createQuery(
                        "select r.notificationId from MailRow r where r.failedAt is null and r.dueAt <= :now"
                                + " order by r.dueAt, r.notificationId",
                        UUID.class)
                .setParameter("now", Values.stored(now))
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<Mail> lock(NotificationId notification) {
        return locked(notification.value());
    }

    private Optional<Mail> locked(UUID id) {
        return Rows.lock(getEntityManager(), MailRow.class, id).map(MailRow::toDomain);
    }

    @Override
    public void save(Mail mail) {
        Rows.known(getEntityManager(), MailRow.class, mail.notification().value())
                .take(mail);
    }

    @Override
    public void remove(NotificationId notification) {
        var unused = deleteById(notification.value());
    }
}
