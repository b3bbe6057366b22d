package dev.doctorpatient.application.scheduling;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.assertUnknown;
import static dev.doctorpatient.application.scenario.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.InvalidTransition;
import dev.doctorpatient.domain.scheduling.SlotTaken;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AppointmentBookingTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final Bookings booking = new Bookings(clinic);
    private final DoctorId doctor = clinic.doctor(Who.DOCTOR);
    private final PatientId patient = clinic.patient();
    private final HospitalId hospital = clinic.hospital(Who.HOSPITAL);
    private final Actor patientUser = clinic.actor(Who.PATIENT);
    private final Actor doctorUser = clinic.actor(Who.DOCTOR);

    @Test
    void anAppointmentIsScheduledAsItWasAskedFor() {
        var slot = at(NOON);
        var extras = new Extras("{\"room\":7}");

        var booked =
                booking.book(patientUser, new Request(doctor, patient, hospital, slot, AppointmentType.REMOTE, extras));

        assertThat(booked)
                .isEqualTo(new Appointment(
                        booked.id(),
                        doctor,
                        patient,
                        hospital,
                        slot,
                        AppointmentType.REMOTE,
                        extras,
                        AppointmentStatus.SCHEDULED,
                        null,
                        0,
                        clinic.clock().instant(),
                        clinic.clock().instant()));
        assertThat(stored(booked.id())).isEqualTo(booked);
    }

    @Test
    void aHospitalThatNamesNoPlaceBooksAtItsOwn() {
        assertThat(booking.book(clinic.actor(Who.HOSPITAL), request(at(NOON))).hospital())
                .isEqualTo(hospital);
    }

    @Test
    void whoeverElseNamesNoPlaceBooksAtNone() {
        assertThat(booking.book(clinic.admin(), request(at(NOON))).hospital()).isNull();
    }

    @Test
    void anAppointmentDoesNotStartInThePast() {
        var now = clinic.clock().instant();

        assertRefused(ProblemCode.IN_THE_PAST, () -> book(at(now.minusNanos(1_000))));

        assertThat(book(at(now)).slot().start()).isEqualTo(now);
    }

    @Test
    void whatDoesNotExistIsNamed() {
        var slot = at(NOON);

        assertUnknown("doctor_id", () -> booking.book(clinic.admin(), request(DoctorId.next(), patient, null, slot)));
        assertUnknown("patient_id", () -> booking.book(clinic.admin(), request(doctor, PatientId.next(), null, slot)));
        assertUnknown(
                "hospital_id", () -> booking.book(clinic.admin(), request(doctor, patient, HospitalId.next(), slot)));
    }

    @Test
    void whoIsDeactivatedIsBookedNoMore() {
        var slot = at(NOON);
        var present = booking.book(clinic.admin(), request(slot));
        stores.transactions().runInTransaction(() -> {
            var gone = stores.hospitals().lock(hospital).orElseThrow();
            stores.hospitals().save(new Hospital(gone.id(), gone.profile(), false, gone.createdAt(), gone.updatedAt()));
        });

        assertUnknown("hospital_id", () -> booking.book(clinic.admin(), request(doctor, patient, hospital, slot)));

        stores.transactions().runInTransaction(() -> {
            var gone = stores.patients().lock(patient).orElseThrow();
            stores.patients().save(new Patient(gone.id(), gone.profile(), false, gone.createdAt(), gone.updatedAt()));
        });

        assertUnknown("patient_id", () -> booking.book(clinic.admin(), request(slot)));

        stores.transactions().runInTransaction(() -> {
            var gone = stores.doctors().lock(doctor).orElseThrow();
            stores.doctors().save(new Doctor(gone.id(), gone.profile(), false, gone.createdAt(), gone.updatedAt()));
        });

        assertUnknown("doctor_id", () -> booking.book(clinic.admin(), request(slot)));
        assertThat(stored(present.id())).isEqualTo(present);
    }

    @Test
    void aPatientBooksWithWhoeverWorksWhereTheyAreRegistered() {
        var other = clinic.doctor(Who.OTHER_DOCTOR);
        assertRefused(ProblemCode.NOT_MAPPED, () -> booking.book(patientUser, request(other, patient, null, at(NOON))));

        var unused = clinic.fixtures().affiliated(hospital, other);

        assertThat(booking.book(patientUser, request(other, patient, null, at(NOON)))
                        .doctor())
                .isEqualTo(other);
    }

    @Test
    void aDoctorIsBookedOnlyWhereTheyWork() {
        assertRefused(
                ProblemCode.NOT_MAPPED,
                () -> booking.book(
                        patientUser, request(doctor, patient, clinic.hospital(Who.OTHER_HOSPITAL), at(NOON))));
        assertRefused(
                ProblemCode.NOT_MAPPED,
                () -> booking.book(
                        clinic.actor(Who.HOSPITAL), request(clinic.doctor(Who.OTHER_DOCTOR), patient, null, at(NOON))));
    }

    @Test
    void neitherTheDoctorNorThePatientMeetsTwoAtOnce() {
        book(at(NOON));
        var stranger = clinic.patient(Who.STRANGER);
        var other = clinic.doctor(Who.OTHER_DOCTOR);
        var overlapping = at(NOON.plus(Duration.ofMinutes(29)));

        assertThat(refusalOf(() -> booking.book(clinic.admin(), request(doctor, stranger, null, overlapping))))
                .isInstanceOf(SlotTaken.class);
        assertThat(refusalOf(() -> booking.book(clinic.admin(), request(other, patient, null, overlapping))))
                .isInstanceOf(SlotTaken.class);
        assertThat(booking.book(clinic.admin(), request(other, stranger, null, overlapping))
                        .slot())
                .isEqualTo(overlapping);
    }

    @Test
    void appointmentsThatOnlyTouchDoNotClash() {
        book(at(NOON));

        assertThat(book(at(NOON.plus(HALF_AN_HOUR))).status()).isEqualTo(AppointmentStatus.SCHEDULED);
        assertThat(book(at(NOON.minus(HALF_AN_HOUR))).status()).isEqualTo(AppointmentStatus.SCHEDULED);
    }

    @Test
    void anEmergencyClashesToo() {
        book(at(NOON));

        assertRefused(
                ProblemCode.TIME_SLOT_TAKEN,
                () -> booking.book(
                        clinic.admin(), new Request(doctor, patient, null, at(NOON), AppointmentType.EMERGENCY, null)));
    }

    @Test
    void whatIsCalledOffOrMissedGivesItsTimeBack() {
        var cancelled = book(at(NOON));
        booking.cancel(patientUser, cancelled.id(), "ill");
        var missed = book(at(NOON));
        clinic.clock().set(NOON);
        booking.advance(doctorUser, missed.id(), AppointmentStatus.NO_SHOW);

        assertThat(book(at(NOON)).status()).isEqualTo(AppointmentStatus.SCHEDULED);
    }

    @Test
    void ofManyWhoBookOneTimeAtOnceOneGetsIt() throws Exception {
        Callable<Boolean> attempt = () -> {
            try {
                book(at(NOON));
                return true;
            } catch (SlotTaken taken) {
                return false;
            }
        };

        try (var threads = Executors.newFixedThreadPool(4)) {
            var won = 0;
            for (var result :
                    threads.invokeAll(Stream.generate(() -> attempt).limit(8).toList())) {
                won += result.get() ? 1 : 0;
            }

            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void anAppointmentLiesWhollyInsideTheShiftOrIsAnEmergency() {
        giveShift(LocalTime.of(9, 0), LocalTime.of(17, 0)); // 03:30 to 11:30 UTC
        var late = at(Instant.parse("2031-05-06T11:15:00Z"));

        assertRefused(ProblemCode.OUTSIDE_SHIFT, () -> book(late));

        assertThat(book(at(Instant.parse("2031-05-06T11:00:00Z"))).status()).isEqualTo(AppointmentStatus.SCHEDULED);
        assertThat(booking.book(
                                clinic.admin(),
                                new Request(doctor, patient, null, at(NOON), AppointmentType.EMERGENCY, null))
                        .type())
                .isEqualTo(AppointmentType.EMERGENCY);
    }

    @Test
    void aShiftMayCrossMidnight() {
        giveShift(LocalTime.of(22, 0), LocalTime.of(6, 0)); // 16:30 to 00:30 UTC

        assertThat(book(at(Instant.parse("2031-05-06T18:20:00Z"))).status()).isEqualTo(AppointmentStatus.SCHEDULED);
        assertRefused(ProblemCode.OUTSIDE_SHIFT, () -> book(at(Instant.parse("2031-05-07T00:15:00Z"))));
    }

    @Test
    void aDoctorWithoutAShiftIsBookedAtAnyTime() {
        assertThat(book(at(Instant.parse("2031-05-07T03:00:00Z"))).status()).isEqualTo(AppointmentStatus.SCHEDULED);
    }

    @Test
    void aPatientMovesTheirAppointmentAndNothingElseOfItChanges() {
        var booked = book(at(NOON));
        clinic.clock().advance(Duration.ofMinutes(1));
        var later = new TimeSlot(NOON.plus(Duration.ofHours(2)), Duration.ofMinutes(45));

        var moved = booking.revise(patientUser, booked.id(), old -> new Editable(later, old.type(), old.extras()));

        assertThat(moved)
                .usingRecursiveComparison()
                .ignoringFields("slot", "updatedAt", "revision")
                .isEqualTo(booked);
        assertThat(moved.slot()).isEqualTo(later);
        assertThat(moved.updatedAt()).isEqualTo(clinic.clock().instant());
        assertThat(stored(booked.id())).isEqualTo(moved);
        assertThat(book(at(NOON)).status()).as("the old time is free again").isEqualTo(AppointmentStatus.SCHEDULED);
    }

    @Test
    void anAppointmentThatCannotMoveStaysWhereItIs() {
        var booked = book(at(NOON));
        book(at(NOON.plus(Duration.ofHours(1))));
        giveShift(LocalTime.of(9, 0), LocalTime.of(22, 0));

        assertRefused(ProblemCode.TIME_SLOT_TAKEN, () -> move(booked, at(NOON.plus(Duration.ofMinutes(45)))));
        assertRefused(ProblemCode.OUTSIDE_SHIFT, () -> move(booked, at(Instant.parse("2031-05-06T22:00:00Z"))));
        assertRefused(
                ProblemCode.IN_THE_PAST,
                () -> move(booked, at(clinic.clock().instant().minusSeconds(1))));

        assertThat(stored(booked.id())).isEqualTo(booked);
        assertRefused(ProblemCode.TIME_SLOT_TAKEN, () -> book(at(NOON)));
    }

    @Test
    void anAppointmentIsNotInItsOwnWay() {
        var booked = book(at(NOON));

        var moved = move(booked, at(NOON.plus(Duration.ofMinutes(15))));

        assertThat(moved.slot().start()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    void whatHasBegunCanBeMadeLonger() {
        var booked = book(at(NOON));
        clinic.clock().set(NOON.plus(Duration.ofMinutes(20)));

        var longer = move(booked, new TimeSlot(NOON, Duration.ofHours(1)));

        assertThat(longer.slot().end()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void anEmergencyOutsideTheShiftDoesNotBecomeRegular() {
        giveShift(LocalTime.of(9, 0), LocalTime.of(17, 0));
        var emergency = booking.book(
                clinic.admin(), new Request(doctor, patient, null, at(NOON), AppointmentType.EMERGENCY, null));

        assertRefused(
                ProblemCode.OUTSIDE_SHIFT,
                () -> booking.revise(
                        doctorUser,
                        emergency.id(),
                        old -> new Editable(old.slot(), AppointmentType.REGULAR, old.extras())));
    }

    @Test
    void thoseWhoGiveAnAppointmentChangeWhatItIsAndPatientsDoNot() {
        var booked = book(at(NOON));
        var extras = new Extras("{\"room\":7}");

        assertRefused(
                ProblemCode.FORBIDDEN,
                () -> booking.revise(patientUser, booked.id(), old -> new Editable(old.slot(), old.type(), extras)));

        var changed = booking.revise(
                doctorUser, booked.id(), old -> new Editable(old.slot(), AppointmentType.REMOTE, extras));
        assertThat(changed.type()).isEqualTo(AppointmentType.REMOTE);
        assertThat(changed.extras()).isEqualTo(extras);
    }

    @Test
    void aChangeOfNothingChangesNothing() {
        var booked = book(at(NOON));
        clinic.clock().advance(Duration.ofMinutes(1));

        assertThat(booking.revise(patientUser, booked.id(), old -> old)).isEqualTo(booked);
    }

    @Test
    void whatIsOverIsNotMoved() {
        var booked = book(at(NOON));
        booking.cancel(patientUser, booked.id(), null);

        var refused = refusalOf(() -> move(booked, at(NOON.plus(Duration.ofHours(1)))));

        assertThat(refused).isInstanceOf(InvalidTransition.class);
        assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_STATUS_TRANSITION);
    }

    @Test
    void anAppointmentTakesItsStepsInTurn() {
        var id = book(at(NOON)).id();
        clinic.clock().set(NOON);

        for (var step : List.of(
                AppointmentStatus.CONFIRMED,
                AppointmentStatus.CHECKED_IN,
                AppointmentStatus.IN_PROGRESS,
                AppointmentStatus.COMPLETED)) {
            assertThat(booking.advance(doctorUser, id, step).status()).isEqualTo(step);
            assertThat(stored(id).status()).isEqualTo(step);
        }
    }

    @Test
    void stepsAreSkippedForwardsOnlyAndTheRefusalSaysWhichMayFollow() {
        var id = book(at(NOON)).id();
        booking.advance(clinic.actor(Who.ADMIN), id, AppointmentStatus.CHECKED_IN);

        var refused = refusalOf(() -> booking.advance(doctorUser, id, AppointmentStatus.CONFIRMED));

        assertThat(refused).isInstanceOf(InvalidTransition.class);
        assertThat(((InvalidTransition) refused).allowed())
                .as("completed needs its time to have come")
                .containsExactly(AppointmentStatus.IN_PROGRESS, AppointmentStatus.CANCELLED);
        assertThat(stored(id).status()).isEqualTo(AppointmentStatus.CHECKED_IN);
    }

    @Test
    void nothingIsCompletedOrMissedBeforeItsTime() {
        var completed = book(at(NOON)).id();
        var missed = book(at(NOON.plus(Duration.ofHours(1)))).id();
        clinic.clock().set(NOON.minusNanos(1_000));

        assertRefused(
                ProblemCode.INVALID_STATUS_TRANSITION,
                () -> booking.advance(doctorUser, completed, AppointmentStatus.COMPLETED));
        assertRefused(
                ProblemCode.INVALID_STATUS_TRANSITION,
                () -> booking.advance(doctorUser, missed, AppointmentStatus.NO_SHOW));

        clinic.clock().set(NOON);
        assertThat(booking.advance(doctorUser, completed, AppointmentStatus.COMPLETED)
                        .status())
                .isEqualTo(AppointmentStatus.COMPLETED);
        assertRefused(
                ProblemCode.INVALID_STATUS_TRANSITION,
                () -> booking.advance(doctorUser, missed, AppointmentStatus.NO_SHOW));
    }

    @Test
    void whoHasCheckedInIsNotMissed() {
        var id = book(at(NOON)).id();
        booking.advance(doctorUser, id, AppointmentStatus.CHECKED_IN);
        clinic.clock().set(NOON.plus(Duration.ofHours(1)));

        assertRefused(
                ProblemCode.INVALID_STATUS_TRANSITION,
                () -> booking.advance(doctorUser, id, AppointmentStatus.NO_SHOW));
    }

    @Test
    void theSameStatusAgainChangesNothing() {
        var id = book(at(NOON)).id();
        var confirmed = booking.advance(doctorUser, id, AppointmentStatus.CONFIRMED);
        clinic.clock().advance(Duration.ofMinutes(1));

        assertThat(booking.advance(doctorUser, id, AppointmentStatus.CONFIRMED)).isEqualTo(confirmed);
    }

    @Test
    void patientsTakeNoStepButCallingOff() {
        var id = book(at(NOON)).id();
        clinic.clock().set(NOON);

        for (var step : AppointmentStatus.values()) {
            if (step != AppointmentStatus.CANCELLED) {
                assertRefused(ProblemCode.FORBIDDEN, () -> booking.advance(patientUser, id, step));
            }
        }

        var cancelled = booking.advance(patientUser, id, AppointmentStatus.CANCELLED);
        assertThat(cancelled.cancellation()).isEqualTo(new Cancellation(patientUser.user(), null));
    }

    @Test
    void whoCallsOffIsRememberedWithTheReason() {
        var booked = book(at(NOON));

        var cancelled = booking.cancel(clinic.actor(Who.RELATIVE), booked.id(), "has a fever");

        assertThat(cancelled.status()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(cancelled.cancellation())
                .isEqualTo(new Cancellation(clinic.actor(Who.RELATIVE).user(), "has a fever"));
        assertThat(stored(booked.id())).isEqualTo(cancelled);
    }

    @Test
    void whoCallsOffAgainChangesNothing() {
        var booked = book(at(NOON));
        var cancelled = booking.cancel(patientUser, booked.id(), "has a fever");
        clinic.clock().advance(Duration.ofMinutes(1));

        assertThat(booking.cancel(doctorUser, booked.id(), "another reason")).isEqualTo(cancelled);
        assertThat(booking.advance(doctorUser, booked.id(), AppointmentStatus.CANCELLED))
                .isEqualTo(cancelled);
    }

    @Test
    void whatIsOverIsNotCalledOff() {
        var completed = book(at(NOON)).id();
        clinic.clock().set(NOON);
        booking.advance(doctorUser, completed, AppointmentStatus.COMPLETED);

        assertRefused(ProblemCode.INVALID_STATUS_TRANSITION, () -> booking.cancel(doctorUser, completed, "late"));
    }

    @Test
    void aReasonIsNotEndless() {
        var id = book(at(NOON)).id();

        assertInvalid("cancellation_reason", () -> booking.cancel(patientUser, id, "x".repeat(501)));
    }

    @Test
    void whoeverActsForThePatientNoMoreKnowsNothingOfTheAppointment() {
        var kinship = clinic.fixtures().related(clinic.actor(Who.STRANGER).user(), patient, Relation.CHILD);
        var id = booking.book(clinic.actor(Who.STRANGER), request(at(NOON))).id();

        clinic.fixtures().removed(kinship);

        assertNotFound(() -> booking.cancel(clinic.actor(Who.STRANGER), id, null));
        assertNotFound(() -> booking.revise(clinic.actor(Who.STRANGER), id, old -> old));
    }

    private Appointment book(TimeSlot slot) {
        return booking.book(clinic.admin(), request(slot));
    }

    private Appointment move(Appointment booked, TimeSlot slot) {
        return booking.revise(patientUser, booked.id(), old -> new Editable(slot, old.type(), old.extras()));
    }

    private Appointment stored(AppointmentId id) {
        return stores.transactions()
                .inTransaction(() -> stores.appointments().find(id))
                .orElseThrow();
    }

    private void giveShift(LocalTime start, LocalTime end) {
        stores.transactions().runInTransaction(() -> {
            var before = stores.doctors().lock(doctor).orElseThrow();
            var profile = new DoctorProfile("Doctor", null, null, null, null, null, start, end, Fixtures.ZONE);
            stores.doctors().save(before.describedAs(profile, clinic.clock().instant()));
        });
    }

    private Request request(TimeSlot slot) {
        return request(doctor, patient, null, slot);
    }

    private static Request request(DoctorId doctor, PatientId patient, @Nullable HospitalId place, TimeSlot slot) {
        return new Request(doctor, patient, place, slot, AppointmentType.REGULAR, null);
    }

    private static TimeSlot at(Instant start) {
        return new TimeSlot(start, HALF_AN_HOUR);
    }

    @Test
    void whoHasLeftIsNotBooked() {
        putAway();
        var other = clinic.patient(Who.STRANGER);

        assertUnknown("doctor_id", () -> book(at(NOON)));
        assertUnknown("doctor_id", () -> booking.book(clinic.admin(), request(doctor, other, null, at(NOON))));
    }

    @Test
    void anAppointmentOfWhoHasLeftIsNotMovedAndCanBeConcluded() {
        var booked = book(at(NOON));
        putAway();

        assertInvalid("time_slot", () -> move(booked, at(NOON.plus(HALF_AN_HOUR))));

        clinic.clock().set(NOON);
        assertThat(booking.advance(clinic.admin(), booked.id(), AppointmentStatus.COMPLETED)
                        .status())
                .isEqualTo(AppointmentStatus.COMPLETED);
    }

    @Test
    void everyChangeOfAnAppointmentLeavesATraceAboutItsPatient() {
        var made = book(at(NOON));
        booking.advance(doctorUser, made.id(), AppointmentStatus.CONFIRMED);
        assertNotFound(() -> booking.cancel(clinic.actor(Who.STRANGER), made.id(), null));
        booking.cancel(patientUser, made.id(), "ill");

        var id = made.id().value();
        assertThat(stores.trace())
                .extracting(AuditEvent::action, AuditEvent::outcome, AuditEvent::resource, AuditEvent::patient)
                .containsExactly(
                        tuple(AuditAction.CREATE, AuditOutcome.SUCCESS, id, patient),
                        tuple(AuditAction.UPDATE, AuditOutcome.SUCCESS, id, patient),
                        tuple(AuditAction.DELETE, AuditOutcome.DENIED, id, patient),
                        tuple(AuditAction.DELETE, AuditOutcome.SUCCESS, id, patient));
    }

    private void putAway() {
        stores.transactions().runInTransaction(() -> {
            var leaving = stores.doctors().lock(doctor).orElseThrow();
            stores.doctors().save(leaving.withActive(false, clinic.clock().instant()));
        });
    }
}
