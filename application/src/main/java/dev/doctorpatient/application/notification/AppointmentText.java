package dev.doctorpatient.application.notification;

import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.scheduling.Appointment;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a mail says of an appointment: that something happened, when the appointment is, and its status if that changed. Mails lie about
 * in places that nobody guards, so it says neither who meets nor why.
 */
final class AppointmentText {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter UNIVERSAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH);

    private AppointmentText() {}

    /** The text of a mail, with the time as it is where the doctor is. */
    static String of(NotificationKind kind, Appointment appointment, ZoneId zone) {
        var text = kind.title() + ".\n\nTime: " + time(appointment.slot().start(), zone) + "\n";
        return tellsOfStatus(kind) ? text + "Status: " + status(appointment) + "\n" : text;
    }

    private static String time(Instant start, ZoneId zone) {
        return LOCAL.format(start.atZone(zone)) + " (" + zone.getId() + "), which is "
                + UNIVERSAL.format(start.atOffset(ZoneOffset.UTC));
    }

    private static boolean tellsOfStatus(NotificationKind kind) {
        return kind == NotificationKind.APPOINTMENT_STATUS_CHANGED || kind == NotificationKind.APPOINTMENT_CANCELLED;
    }

    private static String status(Appointment appointment) {
        return appointment.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
