package dev.doctorpatient.domain.scheduling;

import static dev.doctorpatient.domain.testing.Refusals.assertBug;
import static dev.doctorpatient.domain.testing.Refusals.codeOf;
import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppointmentTest {
    private static final Instant BOOKED = Instant.parse("2030-06-01T08:00:00Z");
    private static final Instant START = Instant.parse("2030-06-03T10:00:00Z");
    private static final Instant BEFORE = START.minusNanos(1);
    private static final TimeSlot SLOT = new TimeSlot(START, Duration.ofMinutes(30));
    private static final UserId SOMEBODY = UserId.next();

    @ParameterizedTest
    @MethodSource("pairs")
    void onceItsTimeHasComeAnAppointmentTakesExactlyTheStepsOfTheTable(AppointmentStatus from, AppointmentStatus to) {
        var appointment = appointment(from);

        if (from == to) {
            assertThat(appointment.advance(to, Role.DOCTOR, SOMEBODY, START)).isSameAs(appointment);
        } else if (stepsFrom(from).contains(to)) {
            var advanced = appointment.advance(to, Role.DOCTOR, SOMEBODY, START);

            assertThat(advanced.status()).isEqualTo(to);
            assertThat(advanced.updatedAt()).isEqualTo(START);
            assertThat(advanced.revision()).isEqualTo(appointment.revision() + 1);
            assertThat(advanced)
                    .usingRecursiveComparison()
                    .ignoringFields("status", "updatedAt", "cancellation", "revision")
                    .isEqualTo(appointment);
        } else {
            assertRefused(appointment, to, START, stepsFrom(from));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void beforeItsTimeAnAppointmentCanBeNeitherCompletedNorMissed(AppointmentStatus from, AppointmentStatus to) {
        var appointment = appointment(from);
        var allowed = stepsFrom(from).stream()
                .filter(step -> step != AppointmentStatus.COMPLETED && step != AppointmentStatus.NO_SHOW)
                .toList();

        if (from == to) {
            assertThat(appointment.advance(to, Role.DOCTOR, SOMEBODY, BEFORE)).isSameAs(appointment);
        } else if (allowed.contains(to)) {
            assertThat(appointment.advance(to, Role.DOCTOR, SOMEBODY, BEFORE).status())
                    .isEqualTo(to);
        } else {
            assertRefused(appointment, to, BEFORE, allowed);
        }
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(AppointmentStatus.values())
                .flatMap(from -> Arrays.stream(AppointmentStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ofAllStepsAPatientTakesOnlyTheOneToCancelled(AppointmentStatus from, AppointmentStatus to) {
        var appointment = appointment(from);

        if (to != AppointmentStatus.CANCELLED) {
            assertThat(codeOf(() -> appointment.advance(to, Role.PATIENT, SOMEBODY, START)))
                    .isEqualTo(ProblemCode.FORBIDDEN);
        } else if (from == AppointmentStatus.COMPLETED || from == AppointmentStatus.NO_SHOW) {
            var refusal = catchThrowableOfType(
                    InvalidTransition.class, () -> appointment.advance(to, Role.PATIENT, SOMEBODY, START));
            assertThat(refusal.allowed()).isEmpty();
        } else {
            assertThat(appointment.advance(to, Role.PATIENT, SOMEBODY, START).status())
                    .isEqualTo(AppointmentStatus.CANCELLED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverGivesAppointmentsTakesEveryStep(Role role) {
        if (role != Role.PATIENT) {
            assertThat(appointment(AppointmentStatus.SCHEDULED)
                            .advance(AppointmentStatus.COMPLETED, role, SOMEBODY, START)
                            .status())
                    .isEqualTo(AppointmentStatus.COMPLETED);
        }
    }

    @Test
    void theStepToCancelledRemembersWhoTookItAndNoReason() {
        var cancelled = appointment(AppointmentStatus.CONFIRMED)
                .advance(AppointmentStatus.CANCELLED, Role.PATIENT, SOMEBODY, BEFORE);

        assertThat(cancelled.cancellation()).isEqualTo(new Cancellation(SOMEBODY, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "CONFIRMED", "CHECKED_IN", "IN_PROGRESS"})
    void anOpenAppointmentCanBeCalledOffWithAReason(AppointmentStatus status) {
        var because = new Cancellation(SOMEBODY, "better again");

        var cancelled = appointment(status).cancel(because, Role.PATIENT, BEFORE);

        assertThat(cancelled.status()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(cancelled.cancellation()).isEqualTo(because);
        assertThat(cancelled.updatedAt()).isEqualTo(BEFORE);
    }

    @Test
    void whoCalledAnAppointmentOffFirstStaysRemembered() {
        var cancelled = appointment(AppointmentStatus.SCHEDULED)
                .cancel(new Cancellation(SOMEBODY, "ill"), Role.PATIENT, BEFORE);

        assertThat(cancelled.cancel(new Cancellation(UserId.next(), "other"), Role.PATIENT, START))
                .isSameAs(cancelled);
        assertThat(cancelled.advance(AppointmentStatus.CANCELLED, Role.PATIENT, UserId.next(), START))
                .isSameAs(cancelled);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "NO_SHOW"})
    void anAppointmentThatIsOverCannotBeCalledOff(AppointmentStatus over) {
        assertThat(codeOf(() -> appointment(over).cancel(new Cancellation(SOMEBODY, "late"), Role.PATIENT, START)))
                .isEqualTo(ProblemCode.INVALID_STATUS_TRANSITION);
    }

    @Test
    void aReasonHasAtMost500CharactersAndIsNotBlank() {
        assertThat(new Cancellation(SOMEBODY, "x".repeat(500)).reason()).hasSize(500);

        assertThat(fieldsRefusedBy(() -> new Cancellation(SOMEBODY, "x".repeat(501))))
                .containsExactly("cancellation_reason");
        assertThat(fieldsRefusedBy(() -> new Cancellation(SOMEBODY, " "))).containsExactly("cancellation_reason");
    }

    @Test
    void aCancellationIsKnownExactlyWhileTheStatusIsCancelled() {
        assertBug(() -> appointment(AppointmentStatus.SCHEDULED, new Cancellation(SOMEBODY, null)));
        assertBug(() -> appointment(AppointmentStatus.CANCELLED, null));
    }

    @ParameterizedTest
    @EnumSource
    void anAppointmentOccupiesItsTimeUnlessItIsCancelledOrMissed(AppointmentStatus status) {
        var appointment = appointment(status);
        var touching = new TimeSlot(SLOT.end(), Duration.ofMinutes(30));

        assertThat(appointment.occupies(SLOT)).isEqualTo(status.occupiesTime());
        assertThat(appointment.occupies(touching)).isFalse();
    }

    @Test
    void extrasMayHave16KiBytes() {
        assertThat(new Extras("x".repeat(16_384)).json()).hasSize(16_384);
        assertThat(new Extras("é".repeat(8_192)).json()).hasSize(8_192);

        assertThat(fieldsRefusedBy(() -> new Extras("x".repeat(16_385)))).containsExactly("extras");
        assertThat(fieldsRefusedBy(() -> new Extras("é".repeat(8_192) + "x"))).containsExactly("extras");
    }

    private static void assertRefused(
            Appointment appointment, AppointmentStatus to, Instant now, Iterable<AppointmentStatus> allowed) {
        var refusal = catchThrowableOfType(
                InvalidTransition.class, () -> appointment.advance(to, Role.DOCTOR, SOMEBODY, now));

        assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_STATUS_TRANSITION);
        assertThat(refusal.allowed()).containsExactlyElementsOf(allowed);
    }

    private static Set<AppointmentStatus> stepsFrom(AppointmentStatus status) {
        return AppointmentStatusTest.STEPS.getOrDefault(status, Set.of());
    }

    private static Appointment appointment(AppointmentStatus status) {
        return appointment(status, status == AppointmentStatus.CANCELLED ? new Cancellation(SOMEBODY, "ill") : null);
    }

    private static Appointment appointment(AppointmentStatus status, @Nullable Cancellation cancellation) {
        return new Appointment(
                AppointmentId.next(),
                DoctorId.next(),
                PatientId.next(),
                HospitalId.next(),
                SLOT,
                AppointmentType.REGULAR,
                new Extras("{}"),
                status,
                cancellation,
                0,
                BOOKED,
                BOOKED);
    }
}
