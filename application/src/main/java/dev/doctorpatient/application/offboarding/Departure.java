package dev.doctorpatient.application.offboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.SessionFeed;
import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.offboarding.port.History;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Removing hospitals, doctors and patients. Those whom the history mentions, themselves or their account, are put away: hidden from lists,
 * shut out, and their appointments to come called off; all that was stays, and who is mapped to them stays so. The others are removed with
 * their mappings and their account.
 */
public final class Departure {
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final Patients patients;
    private final Mappings mappings;
    private final Appointments appointments;
    private final AppointmentObserver observer;
    private final History history;
    private final Users users;
    private final Sessions sessions;
    private final SessionFeed feed;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public Departure(
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            Mappings mappings,
            Appointments appointments,
            AppointmentObserver observer,
            History history,
            Users users,
            Sessions sessions,
            SessionFeed feed,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.patients = patients;
        this.mappings = mappings;
        this.appointments = appointments;
        this.observer = observer;
        this.history = history;
        this.users = users;
        this.sessions = sessions;
        this.feed = feed;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A hospital goes. */
    public void removeHospital(Actor actor, HospitalId id) {
        end(actor, Deed.delete(ResourceType.HOSPITAL, id.value()), trace -> {
            var now = clock.instant();
            var hospital = hospitals.lock(id).orElseThrow(() -> new NotFound("hospital"));
            var account = lockAccount(new ProfileId(id.value()));
            if (history.mentions(id) || isMentioned(account)) {
                hospitals.save(hospital.withActive(false, now));
                callOff(appointments.lockUpcoming(id, now), actor, "The hospital is no longer there", now, trace);
                return shutOut(account, now);
            }
            mappings.removeAllOf(id);
            var ended = removed(account, now);
            hospitals.remove(id);
            return ended;
        });
    }

    /** A doctor goes. */
    public void removeDoctor(Actor actor, DoctorId id) {
        end(actor, Deed.delete(ResourceType.DOCTOR, id.value()), trace -> {
            var now = clock.instant();
            var doctor = doctors.lock(id).orElseThrow(() -> new NotFound("doctor"));
            var account = lockAccount(new ProfileId(id.value()));
            if (history.mentions(id) || isMentioned(account)) {
                doctors.save(doctor.withActive(false, now));
                callOff(appointments.lockUpcoming(id, now), actor, "The doctor is no longer there", now, trace);
                return shutOut(account, now);
            }
            mappings.removeAllOf(id);
            var ended = removed(account, now);
            doctors.remove(id);
            return ended;
        });
    }

    /** A patient goes. */
    public void removePatient(Actor actor, PatientId id) {
        end(actor, Deed.delete(ResourceType.PATIENT, id.value()), trace -> {
            var now = clock.instant();
            var patient = patients.lock(id).orElseThrow(() -> new NotFound("patient"));
            trace.about(id);
            var account = lockAccount(new ProfileId(id.value()));
            if (history.mentions(id) || isMentioned(account)) {
                patients.save(patient.withActive(false, now));
                callOff(appointments.lockUpcoming(id, now), actor, "The patient is no longer there", now, trace);
                return shutOut(account, now);
            }
            mappings.removeAllOf(id);
            var ended = removed(account, now);
            patients.remove(id);
            return ended;
        });
    }

    /**
     * Draws the transaction, and closes afterwards what was open on behalf of those who went.
     *
     * @param work does it, and gives the sessions that are over
     */
    private void end(Actor actor, Deed deed, Function<Trace, List<SessionId>> work) {
        var ended = transactions.inTransaction(actor, deed, trace -> {
            OffboardingAccess.requireAdministrator(actor);
            return work.apply(trace);
        });
        feed.ended(ended);
    }

    private Optional<User> lockAccount(ProfileId profile) {
        return users.findByProfile(profile).flatMap(user -> users.lock(user.id()));
    }

    private boolean isMentioned(Optional<User> account) {
        return account.filter(user -> history.mentions(user.id())).isPresent();
    }

    private void callOff(List<Appointment> upcoming, Actor actor, String reason, Instant now, Trace trace) {
        var cancellation = new Cancellation(actor.user(), reason);
        upcoming.forEach(appointment -> {
            trace.about(appointment.patient());
            var cancelled = appointment.cancel(cancellation, actor.role(), now);
            appointments.save(cancelled, actor.user());
            observer.changed(appointment, cancelled, actor.user());
        });
    }

    private List<SessionId> shutOut(Optional<User> account, Instant now) {
        return account.map(user -> {
                    users.save(user.withActive(false, now));
                    var open = sessions.openSessions(user.id(), now);
                    open.forEach(session -> sessions.revoke(session, now));
                    return open;
                })
                .orElse(List.of());
    }

    private List<SessionId> removed(Optional<User> account, Instant now) {
        return account.map(user -> {
                    var open = sessions.openSessions(user.id(), now);
                    mappings.removeAllOf(user.id());
                    users.remove(user.id());
                    return open;
                })
                .orElse(List.of());
    }
}
