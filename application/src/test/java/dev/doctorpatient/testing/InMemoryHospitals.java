package dev.doctorpatient.testing;

import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.util.Optional;

/** Hospitals in memory. */
public final class InMemoryHospitals implements Hospitals {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The hospitals of a database. */
    public InMemoryHospitals(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public Optional<Hospital> find(HospitalId id) {
        return database.hospitals.find(id);
    }

    @Override
    public Optional<Hospital> lock(HospitalId id) {
        database.lock(id);
        return find(id);
    }

    @Override
    public Optional<Hospital> hold(HospitalId id) {
        return find(id);
    }

    @Override
    public void add(Hospital hospital) {
        requireOwnEmail(hospital);
        database.hospitals.add(hospital.id(), hospital);
    }

    @Override
    public void save(Hospital hospital) {
        requireOwnEmail(hospital);
        database.hospitals.replace(hospital.id(), hospital);
    }

    private void requireOwnEmail(Hospital hospital) {
        var email = hospital.profile().email();
        if (email != null
                && database.hospitals.all().stream()
                        .filter(other -> !other.id().equals(hospital.id()))
                        .anyMatch(other -> email.equals(other.profile().email()))) {
            throw new Conflict(ProblemCode.EMAIL_TAKEN, "There is a hospital with this e-mail address already");
        }
    }

    @Override
    public void remove(HospitalId id) {
        var unused = database.hospitals.remove(id);
    }

    @Override
    public Page<Hospital> page(HospitalFilter filter, PageRequest request) {
        var doctor = filter.doctor();
        var patient = filter.patient();
        return Pages.of(
                database.hospitals.all(),
                hospital -> hospital.active()
                        && Pages.contains(hospital.profile().name(), filter.text())
                        && Pages.same(hospital.profile().city(), filter.city())
                        && (filter.speciality() == null
                                || hospital.profile().specialities().stream()
                                        .anyMatch(speciality -> Pages.same(speciality, filter.speciality())))
                        && (doctor == null || careTeams.isAffiliated(doctor, hospital.id()))
                        && (patient == null || careTeams.isRegistered(patient, hospital.id())),
                Pages.DESCENDING,
                hospital -> Position.of(hospital.createdAt(), hospital.id().value()),
                request);
    }
}
