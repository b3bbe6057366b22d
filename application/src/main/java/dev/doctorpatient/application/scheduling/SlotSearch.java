package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.scheduling.port.Schedules;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Availability;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.Engagement;
import dev.doctorpatient.domain.scheduling.FreeSlot;
import dev.doctorpatient.domain.scheduling.FreeSlots;
import dev.doctorpatient.domain.scheduling.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for free slots, in the caller's transaction and without a lock: what it finds is a proposal. */
final class SlotSearch {
    /**
     * What is looked for.
     *
     * @param patient who has to be free as well; null: only the doctor
     * @param place where; null: wherever the doctor is
     * @param moving an appointment whose own time is not in the way; null: there is none
     */
    record Wish(
            DoctorId doctor,
            @Nullable PatientId patient,
            @Nullable HospitalId place,
            Duration duration,
            AppointmentType type,
            @Nullable AppointmentId moving) {}

    /** No appointment starts later, nor can be written down. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Appointments appointments;
    private final Schedules schedules;
    private final Doctors doctors;

    SlotSearch(Appointments appointments, Schedules schedules, Doctors doctors) {
        this.appointments = appointments;
        this.schedules = schedules;
        this.doctors = doctors;
    }

    /** The slots that lie wholly between two instants and that can be booked now in a window, earliest first. */
    List<FreeSlot> find(Wish wish, Instant from, Instant to, BookingWindow window, Instant now, int most) {
        var earliest = later(from, window.opens(now));
        var latest = window.lastStart(now)
                .map(start -> earlier(to, start.plus(wish.duration())))
                .orElse(earlier(to, END_OF_TIME));
        if (!earliest.isBefore(latest)) {
            return List.of();
        }
        return doctors.find(wish.doctor())
                .filter(Doctor::active)
                .map(doctor -> new FreeSlots(
                                availability(doctor, wish.type()),
                                wish.place(),
                                wish.duration(),
                                appointments.engagements(wish.doctor(), wish.patient(), earliest, latest).stream()
                                        .filter(engagement ->
                                                !engagement.appointment().equals(wish.moving()))
                                        .map(Engagement::slot)
                                        .toList())
                        .between(earliest, latest, most))
                .orElse(List.of());
    }

    private Availability availability(Doctor doctor, AppointmentType type) {
        return type == AppointmentType.EMERGENCY
                ? new Availability(
                        Schedule.EMPTY, Optional.empty(), doctor.profile().zone())
                : Availability.of(doctor.profile(), schedules.find(doctor.id()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
