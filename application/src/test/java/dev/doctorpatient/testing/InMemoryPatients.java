package dev.doctorpatient.testing;

import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientFilter;
import dev.doctorpatient.domain.directory.PatientId;
import java.util.Optional;

/** Patients in memory. */
public final class InMemoryPatients implements Patients {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The patients of a database. */
    public InMemoryPatients(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public Optional<Patient> find(PatientId id) {
        return database.patients.find(id);
    }

    @Override
    public Optional<Patient> lock(PatientId id) {
        database.lock(id);
        return find(id);
    }

    @Override
    public boolean isWithin(Scope scope, PatientId id) {
        return find(id).isPresent()
                && switch (scope) {
                    case Scope.All() -> true;
                    case Scope.RegisteredAt(var hospital) -> careTeams.isRegistered(id, hospital);
                    case Scope.AssignedTo(var doctor) -> careTeams.isAssigned(doctor, id);
                    case Scope.RelatedTo(var user) -> careTeams.isRelated(user, id);
                };
    }

    @Override
    public void add(Patient patient) {
        database.patients.add(patient.id(), patient);
    }

    @Override
    public void save(Patient patient) {
        database.patients.replace(patient.id(), patient);
    }

    @Override
    public void remove(PatientId id) {
        database.notifications.removeIf(notification -> notification.patient().equals(id));
        var unused = database.patients.remove(id);
    }

    @Override
    public Page<Patient> page(Scope scope, PatientFilter filter, PageRequest request) {
        var hospital = filter.hospital();
        var doctor = filter.doctor();
        return Pages.of(
                database.patients.all(),
                patient -> patient.active()
                        && isWithin(scope, patient.id())
                        && Pages.contains(patient.profile().name(), filter.text())
                        && (hospital == null || careTeams.isRegistered(patient.id(), hospital))
                        && (doctor == null || careTeams.isAssigned(doctor, patient.id())),
                Pages.DESCENDING,
                patient -> Position.of(patient.createdAt(), patient.id().value()),
                request);
    }
}
