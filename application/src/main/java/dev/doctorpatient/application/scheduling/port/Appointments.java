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
import dev.doctorpatient.domain.scheduling.TimeSlot;
import java.util.Optional;

/** The appointments. */
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
     * The doctor's shift and every appointment of the doctor or the patient that keeps time from the slot. Until the transaction
     * ends, any other transaction that asks for an agenda of either of them waits. Both must exist.
     */
    Agenda lockAgenda(DoctorId doctor, PatientId patient, TimeSlot slot);

    /** Stores a new appointment. Its agenda is locked by the same transaction. */
    void add(Appointment appointment);

    /** Stores changes of an appointment that is known. Its agenda is locked by the same transaction. */
    void save(Appointment appointment);

    /** The appointments that match, earliest first. */
    Page<Appointment> page(Scope scope, AppointmentFilter filter, PageRequest request);
}
