package dev.doctorpatient.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.Shift;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.testing.Trials;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is booked, moved, cancelled and advanced in whatever order: nobody is ever in two places. */
class DoubleBookingTest {
    private static final Instant MORNING = Instant.parse("2030-06-03T06:00:00Z");
    private static final int STEPS = 150;
    private static final UserId SOMEBODY = UserId.next();
    private static final Shift EIGHT_TO_EIGHT = new Shift(LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneOffset.UTC);

    @Test
    void nobodyEverHasTwoAppointmentsAtOneTime() {
        var outcomes = new EnumMap<ProblemCode, Integer>(ProblemCode.class);
        var kept = new int[1];

        Trials.of(300, random -> {
            var clinic = new Clinic(random);
            for (var step = 0; step < STEPS; step++) {
                clinic.takeAnyStep();
                clinic.assertNobodyIsInTwoPlaces();
            }
            clinic.refusals.forEach((code, times) -> outcomes.merge(code, times, Integer::sum));
            kept[0] += clinic.appointments.size();
        });

        // a trial in which everything is refused, or nothing, would prove little
        assertThat(kept[0]).isGreaterThan(1_000);
        assertThat(outcomes)
                .containsOnlyKeys(
                        ProblemCode.TIME_SLOT_TAKEN,
                        ProblemCode.OUTSIDE_SHIFT,
                        ProblemCode.IN_THE_PAST,
                        ProblemCode.INVALID_STATUS_TRANSITION);
    }

    /** The store is a list; as with a locked agenda, one step happens after the other. */
    private static final class Clinic {
        private final RandomGenerator random;
        private final List<DoctorId> doctors =
                Stream.generate(DoctorId::next).limit(3).toList();
        private final List<PatientId> patients =
                Stream.generate(PatientId::next).limit(3).toList();
        private final List<Appointment> appointments = new ArrayList<>();
        private final Map<ProblemCode, Integer> refusals = new EnumMap<>(ProblemCode.class);
        private Instant now = MORNING;

        Clinic(RandomGenerator random) {
            this.random = random;
        }

        void takeAnyStep() {
            now = now.plus(Duration.ofMinutes(random.nextInt(10)));
            var before = List.copyOf(appointments);
            try {
                switch (random.nextInt(5)) {
                    case 0, 1 -> book();
                    case 2 -> revise();
                    case 3 -> cancel();
                    default -> advance();
                }
            } catch (Conflict | Invalid refused) {
                refusals.merge(refused.code(), 1, Integer::sum);
                assertThat(appointments).isEqualTo(before);
            }
        }

        private void book() {
            var agenda = agendaOf(any(doctors), any(patients));
            var slot = anySlot();
            var type = any(List.of(AppointmentType.values()));
            var free = isFree(agenda.doctor(), agenda.patient(), slot, null);
            try {
                appointments.add(agenda.book(slot, null, type, null, BookingWindow.UNLIMITED, now));

                assertThat(free).isTrue();
            } catch (SlotTaken taken) {
                assertThat(free).isFalse();
                throw taken;
            }
        }

        private void revise() {
            if (appointments.isEmpty()) {
                return;
            }
            var index = random.nextInt(appointments.size());
            var appointment = appointments.get(index);
            var slot = random.nextInt(4) == 0 ? appointment.slot() : anySlot();
            var free = isFree(appointment.doctor(), appointment.patient(), slot, appointment.id());
            try {
                appointments.set(
                        index,
                        agendaOf(appointment.doctor(), appointment.patient())
                                .revise(
                                        appointment,
                                        slot,
                                        any(List.of(AppointmentType.values())),
                                        null,
                                        BookingWindow.UNLIMITED,
                                        now));

                assertThat(free).isTrue();
            } catch (SlotTaken taken) {
                assertThat(free).isFalse();
                throw taken;
            }
        }

        private void cancel() {
            if (!appointments.isEmpty()) {
                var index = random.nextInt(appointments.size());
                appointments.set(
                        index, appointments.get(index).cancel(new Cancellation(SOMEBODY, "ill"), Role.PATIENT, now));
            }
        }

        private void advance() {
            if (!appointments.isEmpty()) {
                var index = random.nextInt(appointments.size());
                var next = any(List.of(AppointmentStatus.values()));
                appointments.set(index, appointments.get(index).advance(next, Role.DOCTOR, SOMEBODY, now));
            }
        }

        void assertNobodyIsInTwoPlaces() {
            for (var one : appointments) {
                assertThat(isFree(one.doctor(), one.patient(), one.slot(), one.id())
                                || !one.status().occupiesTime())
                        .as("only %s is at its time", one)
                        .isTrue();
            }
        }

        /** Judges without the code under test: by the minutes, each of which only one may have. */
        private boolean isFree(DoctorId doctor, PatientId patient, TimeSlot slot, @Nullable AppointmentId but) {
            return appointments.stream()
                    .filter(other -> !other.id().equals(but))
                    .filter(other ->
                            other.doctor().equals(doctor) || other.patient().equals(patient))
                    .filter(other -> other.status() != AppointmentStatus.CANCELLED
                            && other.status() != AppointmentStatus.NO_SHOW)
                    .noneMatch(other ->
                            minutes(other.slot()).anyMatch(minutes(slot).toList()::contains));
        }

        private static Stream<Instant> minutes(TimeSlot slot) {
            return Stream.iterate(
                    slot.start(),
                    minute -> minute.isBefore(slot.start().plus(slot.duration())),
                    minute -> minute.plus(Duration.ofMinutes(5)));
        }

        private Agenda agendaOf(DoctorId doctor, PatientId patient) {
            var inTheWay = appointments.stream()
                    .filter(other ->
                            other.doctor().equals(doctor) || other.patient().equals(patient))
                    .toList();
            var shift = doctor.equals(doctors.getFirst()) ? Optional.<Shift>empty() : Optional.of(EIGHT_TO_EIGHT);
            return new Agenda(doctor, patient, new Availability(Schedule.EMPTY, shift, ZoneOffset.UTC), inTheWay);
        }

        /** On a grid of five minutes, so that slots often touch. */
        private TimeSlot anySlot() {
            return new TimeSlot(
                    MORNING.plus(Duration.ofMinutes(5L * random.nextInt(240))),
                    Duration.ofMinutes(5L * random.nextInt(1, 25)));
        }

        private <T> T any(List<T> things) {
            return things.get(random.nextInt(things.size()));
        }
    }
}
