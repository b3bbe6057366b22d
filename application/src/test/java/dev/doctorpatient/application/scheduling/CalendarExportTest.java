package dev.doctorpatient.application.scheduling;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.CalendarEntry;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.PredictableTokenSecrets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CalendarExportTest {
    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final PredictableTokenSecrets secrets = new PredictableTokenSecrets();
    private final CalendarExport export = new CalendarExport(
            stores.appointments(),
            stores.calendarFeeds(),
            stores.users(),
            stores.doctors(),
            stores.hospitals(),
            stores.careTeams(),
            secrets,
            clinic.audited(),
            clinic.clock());
    private final CalendarSubscription subscription =
            new CalendarSubscription(stores.calendarFeeds(), secrets, clinic.audited(), clinic.clock());
    private final Bookings booking = new Bookings(clinic);

    private Appointment booked(int days) {
        return booked(new TimeSlot(clinic.clock().instant().plus(Duration.ofDays(days)), Duration.ofMinutes(30)));
    }

    private Appointment booked(TimeSlot slot) {
        return booking.book(
                clinic.admin(),
                new Request(
                        clinic.doctor(Who.DOCTOR),
                        clinic.patient(),
                        clinic.hospital(Who.HOSPITAL),
                        slot,
                        AppointmentType.REGULAR,
                        null));
    }

    private String secretOf(Who who) {
        return subscription.open(clinic.actor(who)).secret();
    }

    @Test
    void thePatientsSideIsToldWithWhomAndNobodyIsToldAboutWhom() {
        var id = booked(1).id();

        var forPatient = export.entry(clinic.actor(Who.RELATIVE), id);
        var forDoctor = export.entry(clinic.actor(Who.DOCTOR), id);

        assertThat(forPatient.doctor()).isNotBlank();
        assertThat(forPatient.place()).isNotBlank();
        assertThat(forDoctor.doctor()).isNull();
        assertThat(forDoctor.place()).isEqualTo(forPatient.place());
    }

    @Test
    void aFeedHasWhatLiesNotFarBackNorFarAhead() {
        var old = booked(1);
        var recent = booked(10);
        var far = booked(399);
        var farther = booked(405);
        clinic.clock().advance(Duration.ofDays(35));

        var entries = export.feed(secretOf(Who.PATIENT));

        assertThat(entries)
                .extracting(CalendarEntry::appointment)
                .containsExactly(recent, far)
                .doesNotContain(old, farther);
    }

    @Test
    void aLongFeedIsReadInPieces() {
        for (var day = 0; day < 250; day++) {
            var unused = booked(day);
        }

        assertThat(export.feed(secretOf(Who.DOCTOR))).hasSize(250);
    }

    @Test
    void whatIsToComeIsNeverCrowdedOutByThePast() {
        var begin = clinic.clock().instant();
        for (var each = 0; each < 2_005; each++) {
            var unused = booked(new TimeSlot(begin.plus(Duration.ofMinutes(5L * each)), Duration.ofMinutes(5)));
        }
        var coming = booked(11);
        clinic.clock().advance(Duration.ofDays(10));

        var entries = export.feed(secretOf(Who.DOCTOR));

        assertThat(entries).hasSize(2_000);
        assertThat(entries.getLast().appointment()).isEqualTo(coming);
    }

    @Test
    void whoBecomesAnAdministratorHasNoFeedAnyMore() {
        var secret = secretOf(Who.PATIENT);
        assertThat(export.feed(secret)).isEmpty();
        stores.transactions().runInTransaction(() -> {
            var user = stores.users().lock(clinic.actor(Who.PATIENT).user()).orElseThrow();
            stores.users().save(user.actingAs(Role.ADMIN, null, clinic.clock().instant()));
        });

        assertNotFound(() -> export.feed(secret));
    }

    @Test
    void openingAndClosingLeavesATraceAndTheSecretIsNowhere() {
        var user = clinic.actor(Who.PATIENT).user();
        var issued = subscription.open(clinic.actor(Who.PATIENT));
        subscription.close(clinic.actor(Who.PATIENT));

        assertThat(stores.trace())
                .extracting(AuditEvent::action, AuditEvent::resourceType, AuditEvent::resource)
                .containsExactly(
                        tuple(AuditAction.UPDATE, ResourceType.CALENDAR_FEED, user.value()),
                        tuple(AuditAction.DELETE, ResourceType.CALENDAR_FEED, user.value()));
        assertThat(issued.toString()).doesNotContain(issued.secret());
        assertThat(issued.feed().toString()).doesNotContain(issued.secret());
    }
}
