package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.Precondition;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.scheduling.InvalidTransition;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.PreconditionFailed;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Taking appointments from one status to the next, up to their end. */
public final class AppointmentProgress {
    private final Appointments appointments;
    private final Patients patients;
    private final AppointmentObserver observer;
    private final SchedulingAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public AppointmentProgress(
            Appointments appointments,
            CareTeams careTeams,
            Patients patients,
            AppointmentObserver observer,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.appointments = appointments;
        this.patients = patients;
        this.observer = observer;
        this.access = new SchedulingAccess(careTeams, BookingWindow.UNLIMITED); // nothing is booked here
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes an appointment a step further; the same status again changes nothing.
     *
     * @param precondition which revision the step is meant for
     * @throws InvalidTransition if the step does not follow
     * @throws NotAllowed if a patient takes any step but calling it off
     * @throws PreconditionFailed if it is another revision
     */
    public Appointment advance(Actor actor, AppointmentId id, Precondition precondition, AppointmentStatus next) {
        return change(
                actor,
                Deed.update(ResourceType.APPOINTMENT, id.value()),
                id,
                precondition,
                (appointment, now) -> appointment.advance(next, actor.role(), actor.user(), now));
    }

    /**
     * Calls an appointment off; one that is called off already stays as it is.
     *
     * @param precondition which revision is meant
     * @param reason why, if that is said
     * @throws InvalidTransition if it is over
     * @throws Invalid naming {@code cancellation_reason} if there is one and the patient was erased
     * @throws PreconditionFailed if it is another revision
     */
    public Appointment cancel(Actor actor, AppointmentId id, Precondition precondition, @Nullable String reason) {
        var cancellation = new Cancellation(actor.user(), reason);
        return change(
                actor, Deed.delete(ResourceType.APPOINTMENT, id.value()), id, precondition, (appointment, now) -> {
                    if (reason != null && appointment.status() != AppointmentStatus.CANCELLED) {
                        SchedulingAccess.requireRemembered("cancellation_reason", patients.find(appointment.patient()));
                    }
                    return appointment.cancel(cancellation, actor.role(), now);
                });
    }

    private Appointment change(
            Actor actor,
            Deed deed,
            AppointmentId id,
            Precondition precondition,
            BiFunction<Appointment, Instant, Appointment> step) {
        return transactions.inTransaction(actor, deed, trace -> {
            var seen = access.requireVisible(actor, trace.about(appointments.find(id), Appointment::patient));
            // The agenda itself is not asked: holding it keeps every other change of the appointment out.
            var unused = appointments.lockAgenda(seen.doctor(), seen.patient(), seen.slot());
            var appointment = access.requireVisible(actor, appointments.find(id)); // it may have ended while waiting
            precondition.require(appointment.revision());
            var changed = step.apply(appointment, clock.instant());
            appointments.save(changed, actor.user());
            observer.changed(appointment, changed, actor.user());
            return changed;
        });
    }
}
