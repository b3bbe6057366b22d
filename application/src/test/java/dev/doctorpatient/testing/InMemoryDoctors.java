package dev.doctorpatient.testing;

import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import java.util.Optional;

/** Doctors in memory. */
public final class InMemoryDoctors implements Doctors {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The doctors of a database. */
    public InMemoryDoctors(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public Optional<Doctor> find(DoctorId id) {
        return database.doctors.find(id);
    }

    @Override
    public Optional<Doctor> lock(DoctorId id) {
        database.lock(id);
        return find(id);
    }

    @Override
    public void add(Doctor doctor) {
        database.doctors.add(doctor.id(), doctor);
    }

    @Override
    public void save(Doctor doctor) {
        database.doctors.replace(doctor.id(), doctor);
    }

    @Override
    public void remove(DoctorId id) {
        var unused1 = database.doctors.remove(id);
        var unused2 = database.schedules.remove(id);
    }

    @Override
    public Page<Doctor> page(DoctorFilter filter, PageRequest request) {
        var hospital = filter.hospital();
        var patient = filter.patient();
        return Pages.of(
                database.doctors.all(),
                doctor -> doctor.active()
                        && Pages.contains(doctor.profile().name(), filter.text())
                        && Pages.same(doctor.profile().designation(), filter.designation())
                        && (hospital == null || careTeams.isAffiliated(doctor.id(), hospital))
                        && (patient == null || careTeams.isAssigned(doctor.id(), patient)),
                Pages.DESCENDING,
                doctor -> Position.of(doctor.createdAt(), doctor.id().value()),
                request);
    }
}
