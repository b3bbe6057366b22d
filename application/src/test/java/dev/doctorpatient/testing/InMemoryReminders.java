package dev.doctorpatient.testing;

import dev.doctorpatient.application.notification.port.Reminders;
import dev.doctorpatient.domain.notification.Lead;
import dev.doctorpatient.domain.notification.Reminder;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Reminders in memory. */
public final class InMemoryReminders implements Reminders {
    /** What there is one reminder of. */
    record Key(AppointmentId appointment, Lead lead) {}

    private final InMemoryDatabase database;

    /** The reminders of a database. */
    public InMemoryReminders(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Collection<Reminder> reminders) {
        reminders.forEach(reminder -> {
            var unused = database.appointments.get(reminder.appointment());
            database.reminders.add(new Key(reminder.appointment(), reminder.lead()), reminder);
        });
    }

    @Override
    public void removeAllOf(AppointmentId appointment) {
        database.reminders.removeIf(reminder -> reminder.appointment().equals(appointment));
    }

    @Override
    public List<AppointmentId> due(Instant now, int limit) {
        return database.reminders.all().stream()
                .filter(reminder -> !reminder.due().isAfter(now))
                .sorted(Comparator.comparing(Reminder::due))
                .map(Reminder::appointment)
                .distinct()
                .limit(limit)
                .toList();
    }

    @Override
    public boolean takeDue(AppointmentId appointment, Instant now) {
        var before = database.reminders.all().size();
        database.reminders.removeIf(reminder ->
                reminder.appointment().equals(appointment) && !reminder.due().isAfter(now));
        return database.reminders.all().size() < before;
    }
}
