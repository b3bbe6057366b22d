package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.scheduling.port.Schedules;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Availability;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.FreeSlot;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** When doctors can be booked: what they lay down of it, and what of that is free. */
public final class DoctorAvailability {
    private static final Duration LONGEST_SEARCH = Duration.ofDays(31);
    private static final Duration USUAL_SEARCH = Duration.ofDays(7);

    /**
     * What of a doctor's time is asked for.
     *
     * @param place a hospital; null: wherever the doctor is
     * @param from the first instant; null: now
     * @param to the last instant, at most 31 days later; null: seven days later
     * @param after the start after which the wanted piece of the list begins; null: its beginning
     * @param most no more slots than these
     */
    public record Query(
            @Nullable HospitalId place,
            @Nullable Instant from,
            @Nullable Instant to,
            Duration duration,
            @Nullable Instant after,
            int most) {}

    private final Doctors doctors;
    private final Hospitals hospitals;
    private final Schedules schedules;
    private final CareTeams careTeams;
    private final SlotSearch search;
    private final SchedulingAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /**
     * A use case on its ports.
     *
     * @param patientsWindow when patients may book
     */
    public DoctorAvailability(
            Appointments appointments,
            Schedules schedules,
            Hospitals hospitals,
            Doctors doctors,
            CareTeams careTeams,
            BookingWindow patientsWindow,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.doctors = doctors;
        this.hospitals = hospitals;
        this.schedules = schedules;
        this.careTeams = careTeams;
        this.search = new SlotSearch(appointments, schedules, doctors);
        this.access = new SchedulingAccess(careTeams, patientsWindow);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a doctor has laid down, and what applies where they have not. */
    public Availability get(Actor actor, DoctorId id) {
        return transactions.inTransaction(() -> {
            var doctor = SchedulingAccess.requireListed(actor, "doctor", doctors.find(id));
            return Availability.of(doctor.profile(), schedules.find(id));
        });
    }

    /**
     * Lays down other hours. Appointments that are booked stay where they are.
     *
     * @param change makes the new schedule from the present one
     * @throws NotAllowed if they are neither the actor's own nor the actor an administrator
     * @throws Invalid naming {@code hospital_id} if there is no such hospital, {@code not_mapped} if the doctor does not work there
     */
    public Availability change(Actor actor, DoctorId id, UnaryOperator<Schedule> change) {
        return transactions.inTransaction(actor, Deed.update(ResourceType.DOCTOR, id.value()), trace -> {
            SchedulingAccess.requireOwnHours(actor, id, doctors.find(id));
            // Locked as for a booking: whoever books meanwhile waits, and finds the new hours.
            var doctor = SchedulingAccess.requireListed(actor, "doctor", doctors.lock(id));
            var changed = change.apply(schedules.find(id));
            if (!changed.hospitals().stream()
                    .allMatch(hospital -> hospitals.find(hospital).isPresent())) {
                throw Invalid.reference("hospital_id");
            }
            if (!changed.hospitals().stream().allMatch(hospital -> careTeams.isAffiliated(id, hospital))) {
                throw Invalid.rule(ProblemCode.NOT_MAPPED, "The doctor does not work at one of the hospitals");
            }
            schedules.replace(id, changed);
            return Availability.of(doctor.profile(), changed);
        });
    }

    /**
     * The free slots of a doctor, earliest first; at a hospital where the doctor does not work there are none.
     *
     * @throws Invalid naming {@code to} or {@code duration_minutes}
     */
    public List<FreeSlot> freeSlots(Actor actor, DoctorId id, Query query) {
        var now = clock.instant();
        var from = query.from() == null ? now : query.from();
        var to = query.to() == null ? from.plus(USUAL_SEARCH) : query.to();
        var place = query.place();
        requireSearchable(from, to);
        var slot = new TimeSlot(now, query.duration()); // checks the length
        return transactions.inTransaction(() -> {
            var unused = SchedulingAccess.requireListed(actor, "doctor", doctors.find(id));
            if (place != null && !careTeams.isAffiliated(id, place)) {
                return List.of();
            }
            var wish = new SlotSearch.Wish(id, null, place, slot.duration(), AppointmentType.REGULAR, null);
            var begin = query.after() == null ? from : query.after().plus(1, ChronoUnit.MICROS);
            return search.find(wish, begin.isAfter(from) ? begin : from, to, access.windowOf(actor), now, query.most());
        });
    }

    private static void requireSearchable(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw Invalid.field("to", "must not lie before from");
        }
        if (Duration.between(from, to).compareTo(LONGEST_SEARCH) > 0) {
            throw Invalid.field("to", "must lie at most %d days after from".formatted(LONGEST_SEARCH.toDays()));
        }
    }
}
