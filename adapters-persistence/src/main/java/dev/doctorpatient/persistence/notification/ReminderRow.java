package dev.doctorpatient.persistence.notification;

import dev.doctorpatient.domain.notification.Reminder;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "reminders")
@IdClass(ReminderRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ReminderRow {
    record Key(UUID appointmentId, String leadTime) {}

    @Id
    public UUID appointmentId;

    @Id
    public String leadTime;

    public Instant dueAt;

    static ReminderRow of(Reminder reminder) {
        var row = new ReminderRow();
        row.appointmentId = reminder.appointment().value();
        row.leadTime = Values.name(reminder.lead());
        row.dueAt = Values.stored(reminder.due());
        return row;
    }
}
