package dev.doctorpatient.persistence.notification;

import dev.doctorpatient.application.notification.port.Reminders;
import dev.doctorpatient.domain.notification.Reminder;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PanacheReminders implements Reminders, PanacheRepositoryBase<ReminderRow, ReminderRow.Key> {
    @Override
    public void add(Collection<Reminder> reminders) {
        persist(reminders.stream().map(ReminderRow::of));
    }

    @Override
    public void removeAllOf(AppointmentId appointment) {
        Rows.forget(getEntityManager()); // the rows go without Hibernate
        var unused = delete("appointmentId", appointment.value());
    }

    @Override
    public List<AppointmentId> due(Instant now, int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.appointmentId from ReminderRow r where r.dueAt <= :now"
                                + " group by r.appointmentId order by min(r.dueAt), r.appointmentId",
                        UUID.class)
                .setParameter("now", Values.stored(now))
                .setMaxResults(limit)
                .getResultStream()
                .map(AppointmentId::new)
                .toList();
    }

    @Override
    public boolean takeDue(AppointmentId appointment, Instant now) {
        Rows.forget(getEntityManager());
        return delete("appointmentId = ?1 and dueAt <= ?2", appointment.value(), Values.stored(now)) > 0;
    }
}
