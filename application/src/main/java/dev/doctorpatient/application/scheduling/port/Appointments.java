package dev.doctorpatient.application.scheduling.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Agenda;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.Engagement;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The appointments. Each state of one is kept, with the change that led to it: see {@link AppointmentHistory}. */
public interface Appointments {
    /** Whose appointments a list is about. */
    sealed interface Scope {
        /** Everybody's. */
        record All() implements Scope {}

        /** A doctor's. */
        record OfDoctor(DoctorId doctor) implements Scope {}

        /** Those at a hospital. */
        record AtHospital(HospitalId hospital) implements Scope {}

        /** Those of the patients for whom a user acts. */
        record OfRelatives(UserId user) implements Scope {}
    }

    /** The appointment with this id. */
    Optional<Appointment> find(AppointmentId id);

    /**
     * When the doctor is available and every appointment of the doctor or the patient that keeps time from the slot. Until the transaction
     * ends, any other transaction that asks for an agenda of either of them waits.
     *
     * @throws dev.doctorpatient.domain.shared.Conflict {@code concurrent_change} if one of them is no longer there
     */
    Agenda lockAgenda(DoctorId doctor, PatientId patient, TimeSlot slot);

    /**
     * The appointments of a doctor that start at an instant or later and are not over, earliest first. Until the transaction ends nobody
     * else changes them, and the doctor gets no others.
     */
    List<Appointment> lockUpcoming(DoctorId doctor, Instant from);

    /** The same for a patient. */
    List<Appointment> lockUpcoming(PatientId patient, Instant from);

    /** The same for a hospital, whose lock the transaction has, so that it gets no others. */
    List<Appointment> lockUpcoming(HospitalId hospital, Instant from);

    /**
     * When a doctor is engaged, or a patient, at some instant between two: not locked, so good for a proposal only.
     *
     * @param patient whose engagements count as well; null: the doctor's only
     */
    List<Engagement> engagements(DoctorId doctor, @Nullable PatientId patient, Instant from, Instant to);

    /** Stores a new appointment, and who booked it. Its agenda is locked by the same transaction. */
    void add(Appointment appointment, UserId by);

    /**
     * Stores a change of an appointment that is known, and who changed it; nothing if it is what is stored. Its agenda is locked by the same transaction; for one that keeps its time or gives it
     * up, the lock on one of its two parties is enough.
     */
    void save(Appointment appointment, UserId by);

    /** The appointments that match, earliest first. */
    Page<Appointment> page(Scope scope, AppointmentFilter filter, PageRequest request);
}
