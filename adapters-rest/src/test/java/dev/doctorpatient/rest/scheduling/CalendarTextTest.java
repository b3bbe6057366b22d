package dev.doctorpatient.rest.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.CalendarEntry;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Written by one library, read back by another. */
class CalendarTextTest {
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    private static final Instant BOOKED = Instant.parse("2031-05-01T08:00:00Z");
    private static final Instant CHANGED = Instant.parse("2031-05-02T09:30:15.123456Z");

    @Test
    void anAppointmentIsAnEventWithItsTimeInUtc() {
        var appointment = appointment(AppointmentStatus.CONFIRMED, 3);

        var event =
                onlyEvent(CalendarText.of(List.of(new CalendarEntry(appointment, "Dr. Meera Joshi", "Lake Hospital"))));

        assertThat(value(event, Property.UID)).isEqualTo(appointment.id().value() + "@appointments.doctor-patient");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("3");
        assertThat(value(event, Property.DTSTART)).isEqualTo("20310506T120000Z");
        assertThat(value(event, Property.DTEND)).isEqualTo("20310506T124500Z");
        assertThat(value(event, Property.DTSTAMP)).isEqualTo("20310502T093015Z");
        assertThat(value(event, Property.LAST_MODIFIED)).isEqualTo("20310502T093015Z");
        assertThat(value(event, Property.CREATED)).isEqualTo("20310501T080000Z");
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Appointment with Dr. Meera Joshi");
        assertThat(value(event, Property.LOCATION)).isEqualTo("Lake Hospital");
        assertThat(value(event, Property.CLASS)).isEqualTo("PRIVATE");
        assertThat(value(event, Property.TRANSP)).isEqualTo("OPAQUE");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, TENTATIVE, OPAQUE",
        "CONFIRMED, CONFIRMED, OPAQUE",
        "CHECKED_IN, CONFIRMED, OPAQUE",
        "IN_PROGRESS, CONFIRMED, OPAQUE",
        "COMPLETED, CONFIRMED, OPAQUE",
        "CANCELLED, CANCELLED, TRANSPARENT",
        "NO_SHOW, CANCELLED, TRANSPARENT"
    })
    void everyStatusHasItsWord(AppointmentStatus status, String word, String transparency) {
        var event = onlyEvent(CalendarText.of(List.of(new CalendarEntry(appointment(status, 0), null, null))));

        assertThat(value(event, Property.STATUS)).isEqualTo(word);
        assertThat(value(event, Property.TRANSP)).isEqualTo(transparency);
    }

    @Test
    void nothingClinicalIsSaid() {
        var text = CalendarText.of(List.of(new CalendarEntry(appointment(AppointmentStatus.CANCELLED, 1), null, null)));

        assertThat(text).doesNotContain("chest", "secret reason", "emergency", "EMERGENCY");
        assertThat(value(onlyEvent(text), Property.SUMMARY)).isEqualTo("Appointment");
        assertThat(onlyEvent(text).getProperty(Property.LOCATION)).isEmpty();
        assertThat(onlyEvent(text).getProperty(Property.DESCRIPTION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Joshi, Meera; MD \\ PhD",
                "two\nlines",
                "Dr. Müller-Lüdenscheidt 👩🏽‍⚕️ of the very long name that does not fit into seventy-five octets of one line",
                "END:VEVENT",
                "ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé"
            })
    void namesComeBackAsTheyAreAndLinesStayShort(String name) {
        var text = CalendarText.of(List.of(new CalendarEntry(appointment(AppointmentStatus.SCHEDULED, 0), name, name)));

        assertThat(value(onlyEvent(text), Property.SUMMARY)).isEqualTo("Appointment with " + name);
        assertThat(value(onlyEvent(text), Property.LOCATION)).isEqualTo(name);
        assertThat(text.split("\r\n", -1))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75 * 4)
                .allMatch(line -> line.codePointCount(0, line.length()) <= 75);
    }

    @Test
    void theSameAppointmentsMakeTheSameText() {
        var entries = List.of(
                new CalendarEntry(appointment(AppointmentStatus.SCHEDULED, 0), "Dr. Joshi", null),
                new CalendarEntry(appointment(AppointmentStatus.CANCELLED, 1), null, "Lake Hospital"));

        assertThat(CalendarText.of(entries)).isEqualTo(CalendarText.of(entries));
        assertThat(read(CalendarText.of(entries)).getComponents(Component.VEVENT))
                .hasSize(2);
    }

    /** The standard wants one component at least, which programs do not insist on. */
    @Test
    void aCalendarMayHaveNothingInIt() {
        assertThat(CalendarText.of(List.of()))
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VCALENDAR\r\n");
    }

    private static VEvent onlyEvent(String text) {
        List<VEvent> events = read(text).getComponents(Component.VEVENT);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static Calendar read(String text) {
        try {
            var calendar = new CalendarBuilder().build(new StringReader(text));
            assertThat(calendar.validate().getEntries()).as(text).isEmpty();
            return calendar;
        } catch (IOException | ParserException | ValidationException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }

    private static @Nullable String value(VEvent event, String property) {
        return event.<Property>getProperty(property).map(Property::getValue).orElse(null);
    }

    private static Appointment appointment(AppointmentStatus status, int revision) {
        return new Appointment(
                AppointmentId.next(),
                DoctorId.next(),
                PatientId.next(),
                HospitalId.next(),
                new TimeSlot(NOON, Duration.ofMinutes(45)),
                AppointmentType.EMERGENCY,
                new Extras("{\"pain\":\"chest\"}"),
                status,
                status == AppointmentStatus.CANCELLED ? new Cancellation(UserId.next(), "secret reason") : null,
                revision,
                BOOKED,
                CHANGED);
    }
}
