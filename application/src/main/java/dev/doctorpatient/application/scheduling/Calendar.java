package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.scheduling.port.AppointmentHistory;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.shared.ResourceType;
import java.util.Optional;

/** Looking at appointments. */
public final class Calendar {
    private final Appointments appointments;
    private final AppointmentHistory history;
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final Patients patients;
    private final SchedulingAccess access;
    private final AuditedTransactions transactions;

    /** A use case on its ports. */
    public Calendar(
            Appointments appointments,
            AppointmentHistory history,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            CareTeams careTeams,
            AuditedTransactions transactions) {
        this.appointments = appointments;
        this.history = history;
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.patients = patients;
        this.access = new SchedulingAccess(careTeams, BookingWindow.UNLIMITED); // nothing is booked here
        this.transactions = transactions;
    }

    /** One appointment, if the actor may know it. */
    public Appointment get(Actor actor, AppointmentId id) {
        return transactions.inTransaction(
                actor,
                Deed.read(ResourceType.APPOINTMENT, id.value()),
                trace -> access.requireVisible(actor, trace.about(appointments.find(id), Appointment::patient)));
    }

    /** What became of an appointment that the actor may know, oldest first: each state with the change that led to it. */
    public Page<AppointmentRevision> history(Actor actor, AppointmentId id, PageRequest request) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.APPOINTMENT, id.value()), trace -> {
            var appointment = access.requireVisible(actor, trace.about(appointments.find(id), Appointment::patient));
            return history.page(appointment.id(), request);
        });
    }

    /** The appointments that match and that the actor may know, earliest first. */
    public Page<Appointment> list(Actor actor, AppointmentFilter filter, PageRequest request) {
        return transactions.inTransaction(() -> page(actor, Optional.of(filter), request));
    }

    /** Those of them that are a doctor's. */
    public Page<Appointment> ofDoctor(Actor actor, DoctorId doctor, AppointmentFilter filter, PageRequest request) {
        return transactions.inTransaction(() -> {
            var unused = SchedulingAccess.requireListed(actor, "doctor", doctors.find(doctor));
            return page(actor, filter.narrowedTo(doctor), request);
        });
    }

    /** Those of them that are a patient's, if the actor may know the patient. */
    public Page<Appointment> ofPatient(Actor actor, PatientId patient, AppointmentFilter filter, PageRequest request) {
        return transactions.inTransaction(() -> {
            access.requireKnownPatient(actor, patients.find(patient));
            return page(actor, filter.narrowedTo(patient), request);
        });
    }

    /** Those of them that are at a hospital. */
    public Page<Appointment> atHospital(
            Actor actor, HospitalId hospital, AppointmentFilter filter, PageRequest request) {
        return transactions.inTransaction(() -> {
            var unused = SchedulingAccess.requireListed(actor, "hospital", hospitals.find(hospital));
            return page(actor, filter.narrowedTo(hospital), request);
        });
    }

    private Page<Appointment> page(Actor actor, Optional<AppointmentFilter> filter, PageRequest request) {
        var scope = access.scopeOf(actor);
        return filter.map(wanted -> appointments.page(scope, wanted, request)).orElseGet(Page::empty);
    }
}
