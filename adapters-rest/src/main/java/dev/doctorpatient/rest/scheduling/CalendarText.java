package dev.doctorpatient.rest.scheduling;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.util.Duration;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.CalendarEntry;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appointments as calendar programs read them (iCalendar, RFC 5545). The same appointments always make the same text, so that who has it
 * can be told so. It holds nothing clinical, and names no patient.
 */
final class CalendarText {
    static final String MEDIA_TYPE = "text/calendar";

    private static final String PRODUCT = "-//Doctor-Patient Chat Service//Appointments//EN";
    private static final String NAME = "Appointments";

    /** For ever the same, or a program would show every appointment twice. */
    private static final String UID_ENDING = "@appointments.doctor-patient";

    private static final int MINUTES_UNTIL_ASKED_AGAIN = 30;

    private CalendarText() {}

    /** The text of some appointments. */
    static String of(List<CalendarEntry> entries) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setName(NAME);
        calendar.setExperimentalProperty("X-WR-CALNAME", NAME); // what programs read that do not know RFC 7986
        calendar.setRefreshInterval(
                        Duration.builder().minutes(MINUTES_UNTIL_ASKED_AGAIN).build())
                .setParameter("VALUE", "DURATION"); // the property has no type by itself (RFC 7986, 5.7)
        calendar.setExperimentalProperty("X-PUBLISHED-TTL", "PT" + MINUTES_UNTIL_ASKED_AGAIN + "M");
        entries.forEach(entry -> calendar.addEvent(event(entry)));
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(CalendarEntry entry) {
        var appointment = entry.appointment();
        var event = new VEvent();
        event.setUid(appointment.id().value() + UID_ENDING);
        event.setSequence(appointment.revision());
        event.setDateTimeStamp(Date.from(appointment.updatedAt()));
        event.setLastModified(Date.from(appointment.updatedAt()));
        event.setCreated(Date.from(appointment.createdAt()));
        event.setDateStart(Date.from(appointment.slot().start()), true);
        event.setDateEnd(Date.from(appointment.slot().end()), true);
        event.setSummary(isNamed(entry.doctor()) ? "Appointment with " + entry.doctor() : "Appointment");
        if (isNamed(entry.place())) {
            event.setLocation(entry.place());
        }
        event.setStatus(status(appointment));
        event.setClassification("PRIVATE");
        event.setTransparency(!appointment.status().occupiesTime());
        return event;
    }

    private static boolean isNamed(@Nullable String name) {
        return name != null && !name.isBlank();
    }

    private static Status status(Appointment appointment) {
        return switch (appointment.status()) {
            case SCHEDULED -> Status.tentative();
            case CONFIRMED, CHECKED_IN, IN_PROGRESS, COMPLETED -> Status.confirmed();
            case CANCELLED, NO_SHOW -> Status.cancelled();
        };
    }
}
