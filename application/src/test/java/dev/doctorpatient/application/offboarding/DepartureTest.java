package dev.doctorpatient.application.offboarding;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.NobodyTold;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DepartureTest {
    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final Departure departure = clinic.departure();

    @Test
    void aDoctorWithoutHistoryIsRemovedWithTheirMappingsAndTheirAccount() {
        var doctor = clinic.doctor(Who.OTHER_DOCTOR);
        var user = clinic.actor(Who.OTHER_DOCTOR).user();
        var session = signedIn(user);
        var hospital = clinic.hospital(Who.OTHER_HOSPITAL);
        var unused1 = clinic.fixtures().affiliated(hospital, doctor);
        var unused2 = clinic.fixtures().assigned(doctor, clinic.patient(Who.STRANGER));

        departure.removeDoctor(clinic.admin(), doctor);

        assertThat(inTransaction(() -> stores.doctors().find(doctor))).isEmpty();
        assertThat(account(user)).isEmpty();
        assertThat(inTransaction(() -> stores.careTeams().isAffiliated(doctor, hospital)))
                .isFalse();
        assertThat(inTransaction(() -> stores.careTeams().isAssigned(doctor, clinic.patient(Who.STRANGER))))
                .isFalse();
        assertThat(inTransaction(() -> stores.sessions().find(session))).isEmpty();
        assertThat(clinic.sessionFeed().ended()).containsExactly(session);
        assertNotFound(() -> departure.removeDoctor(clinic.admin(), doctor));
    }

    @Test
    void aDoctorWithAChatIsPutAwayAndShutOut() {
        var doctor = clinic.doctor(Who.DOCTOR);
        var user = clinic.actor(Who.DOCTOR).user();
        var session = signedIn(user);

        departure.removeDoctor(clinic.admin(), doctor);

        assertThat(inTransaction(() -> stores.doctors().find(doctor))
                        .orElseThrow()
                        .active())
                .isFalse();
        assertThat(account(user).orElseThrow().active()).isFalse();
        assertThat(inTransaction(() ->
                        stores.sessions().openSessions(user, clinic.clock().instant())))
                .isEmpty();
        assertThat(clinic.sessionFeed().ended()).containsExactly(session);
        assertThat(inTransaction(() -> stores.chats().find(clinic.chat()))).isPresent();
        assertThat(inTransaction(() -> stores.careTeams().isAssigned(doctor, clinic.patient())))
                .isTrue();
    }

    @Test
    void theAppointmentsToComeOfWhoIsPutAwayAreCalledOffWithAReason() {
        var doctor = clinic.doctor(Who.DOCTOR);
        var past = booked(doctor, clinic.patient(), null, 1);
        var done = booked(doctor, clinic.patient(), null, 3);
        var stranger = booked(doctor, clinic.patient(Who.STRANGER), null, 5);
        var others = booked(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient(), null, 6);
        saved(done.advance(
                AppointmentStatus.NO_SHOW, Role.ADMIN, clinic.admin().user(), Fixtures.NOW.plus(Duration.ofHours(4))));
        clinic.clock().advance(Duration.ofHours(2));

        departure.removeDoctor(clinic.admin(), doctor);

        assertThat(appointment(past.id()).status()).isEqualTo(AppointmentStatus.SCHEDULED);
        assertThat(appointment(done.id()).status()).isEqualTo(AppointmentStatus.NO_SHOW);
        assertThat(appointment(others.id()).status()).isEqualTo(AppointmentStatus.SCHEDULED);
        var cancelled = appointment(stranger.id());
        assertThat(cancelled.status()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(cancelled.cancellation()).isNotNull().satisfies(cancellation -> {
            assertThat(cancellation.by()).isEqualTo(clinic.admin().user());
            assertThat(cancellation.reason()).isNotBlank();
        });
        assertThat(clinic.notificationFeed().published())
                .extracting(Notification::recipient)
                .contains(clinic.actor(Who.STRANGER).user());
    }

    @Test
    void whereAHospitalIsPutAwayOnlyWhatWasToHappenThereIsCalledOff() {
        var hospital = clinic.hospital(Who.HOSPITAL);
        var there = booked(clinic.doctor(Who.DOCTOR), clinic.patient(), hospital, 1);
        var elsewhere = booked(clinic.doctor(Who.DOCTOR), clinic.patient(), null, 2);

        departure.removeHospital(clinic.admin(), hospital);

        assertThat(inTransaction(() -> stores.hospitals().find(hospital))
                        .orElseThrow()
                        .active())
                .isFalse();
        assertThat(account(clinic.actor(Who.HOSPITAL).user()).orElseThrow().active())
                .isFalse();
        assertThat(appointment(there.id()).status()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(appointment(elsewhere.id()).status()).isEqualTo(AppointmentStatus.SCHEDULED);
    }

    @Test
    void aHospitalWithoutHistoryIsRemovedWithItsMappingsAndItsAccount() {
        var hospital = clinic.hospital(Who.HOSPITAL);

        departure.removeHospital(clinic.admin(), hospital);

        assertThat(inTransaction(() -> stores.hospitals().find(hospital))).isEmpty();
        assertThat(account(clinic.actor(Who.HOSPITAL).user())).isEmpty();
        assertThat(inTransaction(() -> stores.careTeams().isRegistered(clinic.patient(), hospital)))
                .isFalse();
    }

    @Test
    void aPatientWithAChatIsPutAwayAndTheirAppointmentsToComeAreCalledOff() {
        var booked = booked(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient(), null, 1);

        departure.removePatient(clinic.admin(), clinic.patient());

        assertThat(inTransaction(() -> stores.patients().find(clinic.patient()))
                        .orElseThrow()
                        .active())
                .isFalse();
        assertThat(account(clinic.actor(Who.PATIENT).user()).orElseThrow().active())
                .isFalse();
        assertThat(account(clinic.actor(Who.RELATIVE).user()).orElseThrow().active())
                .isTrue();
        assertThat(appointment(booked.id()).status()).isEqualTo(AppointmentStatus.CANCELLED);
    }

    @Test
    void aPatientWithoutHistoryIsRemovedAlsoFromThoseWhoActedForThem() {
        var patient = clinic.patient(Who.STRANGER);
        var user = clinic.actor(Who.STRANGER).user();
        var relative = clinic.actor(Who.RELATIVE).user();
        var unused1 = clinic.fixtures().related(relative, patient, Relation.SIBLING);
        var unused2 = clinic.fixtures().related(user, clinic.patient(), Relation.PARENT);

        departure.removePatient(clinic.admin(), patient);

        assertThat(inTransaction(() -> stores.patients().find(patient))).isEmpty();
        assertThat(account(user)).isEmpty();
        assertThat(inTransaction(() -> stores.careTeams().isRelated(relative, patient)))
                .isFalse();
        assertThat(inTransaction(() -> stores.careTeams().isRelated(user, clinic.patient())))
                .isFalse();
    }

    @Test
    void anInterviewIsHistoryToo() {
        var patient = clinic.patient(Who.STRANGER);
        var user = clinic.actor(Who.STRANGER).user();
        var opening = new Opening(AiSessionId.next(), patient, user, null, 5, Fixtures.NOW);
        inTransaction(() -> {
            stores.interviews().add(Interview.begin(opening, Fixtures.worded("What brings you here?")));
            return true;
        });

        departure.removePatient(clinic.admin(), patient);

        assertThat(inTransaction(() -> stores.patients().find(patient))
                        .orElseThrow()
                        .active())
                .isFalse();
    }

    @Test
    void whoWroteForSomebodyElseIsPutAwayAndNotRemoved() {
        var patient = clinic.patient(Who.RELATIVE);
        var user = clinic.actor(Who.RELATIVE).user();
        var unused = stores.messageLog()
                .append(
                        new Draft(
                                MessageId.next(),
                                clinic.chat(),
                                Side.PATIENT,
                                user,
                                MessageContent.Text.of("How is he?"),
                                null,
                                Fixtures.NOW),
                        new NobodyTold(),
                        _ -> {});

        departure.removePatient(clinic.admin(), patient);

        assertThat(inTransaction(() -> stores.patients().find(patient))
                        .orElseThrow()
                        .active())
                .isFalse();
        assertThat(account(user).orElseThrow().active()).isFalse();
    }

    @Test
    void whoHasNoAccountLeavesWithoutOne() {
        var doctor = clinic.fixtures().doctor().id();
        var patient = clinic.fixtures().patient().id();
        var unused = clinic.fixtures().chat(clinic.doctor(Who.DOCTOR), patient);

        departure.removeDoctor(clinic.admin(), doctor);
        departure.removePatient(clinic.admin(), patient);

        assertThat(inTransaction(() -> stores.doctors().find(doctor))).isEmpty();
        assertThat(inTransaction(() -> stores.patients().find(patient))
                        .orElseThrow()
                        .active())
                .isFalse();
        assertThat(clinic.sessionFeed().ended()).isEmpty();
    }

    @Test
    void whoIsPutAwayIsPutAwayAgainAndNothingChanges() {
        departure.removeDoctor(clinic.admin(), clinic.doctor(Who.DOCTOR));
        var once = inTransaction(() -> stores.doctors().find(clinic.doctor(Who.DOCTOR)));
        clinic.clock().advance(Duration.ofMinutes(1));

        departure.removeDoctor(clinic.admin(), clinic.doctor(Who.DOCTOR));

        assertThat(inTransaction(() -> stores.doctors().find(clinic.doctor(Who.DOCTOR))))
                .isEqualTo(once);
    }

    @Test
    void aDepartureLeavesATraceAboutEveryPatientWhoseAppointmentItTook() {
        var doctor = clinic.doctor(Who.OTHER_DOCTOR);
        var unused1 = booked(doctor, clinic.patient(), null, 1);
        var unused2 = booked(doctor, clinic.patient(Who.STRANGER), null, 2);

        departure.removeDoctor(clinic.admin(), doctor);

        assertThat(stores.trace())
                .extracting(
                        AuditEvent::action,
                        AuditEvent::outcome,
                        AuditEvent::resourceType,
                        AuditEvent::resource,
                        AuditEvent::patient)
                .containsExactly(
                        tuple(
                                AuditAction.DELETE,
                                AuditOutcome.SUCCESS,
                                ResourceType.DOCTOR,
                                doctor.value(),
                                clinic.patient()),
                        tuple(
                                AuditAction.DELETE,
                                AuditOutcome.SUCCESS,
                                ResourceType.DOCTOR,
                                doctor.value(),
                                clinic.patient(Who.STRANGER)));
    }

    private SessionId signedIn(UserId user) {
        return clinic.fixtures().signedIn(user).session().id();
    }

    private Optional<User> account(UserId user) {
        return inTransaction(() -> stores.users().find(user));
    }

    private Appointment appointment(AppointmentId id) {
        return inTransaction(() -> stores.appointments().find(id)).orElseThrow();
    }

    private Appointment booked(DoctorId doctor, PatientId patient, @Nullable HospitalId hospital, int hours) {
        var slot = new TimeSlot(Fixtures.NOW.plus(Duration.ofHours(hours)), Duration.ofMinutes(30));
        return inTransaction(() -> {
            var booked = stores.appointments()
                    .lockAgenda(doctor, patient, slot)
                    .book(slot, hospital, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Fixtures.NOW);
            stores.appointments().add(booked, clinic.admin().user());
            return booked;
        });
    }

    private void saved(Appointment appointment) {
        inTransaction(() -> {
            var unused =
                    stores.appointments().lockAgenda(appointment.doctor(), appointment.patient(), appointment.slot());
            stores.appointments().save(appointment, clinic.admin().user());
            return true;
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return stores.transactions().inTransaction(work);
    }
}
