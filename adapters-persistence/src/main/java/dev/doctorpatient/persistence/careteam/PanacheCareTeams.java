package dev.doctorpatient.persistence.careteam;

import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks with ids only, so that no row is loaded for an answer. */
@ApplicationScoped
class PanacheCareTeams implements CareTeams {
    private static final String CIRCLE = "select a.id as assignment, k.userId as relative from PatientRow p"
            + " left join AssignmentRow a on a.patientId = p.id and a.doctorId = :doctor"
            + " left join KinshipRow k on k.patientId = p.id where p.id = :patient";

    private final EntityManager entities;

    PanacheCareTeams(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public boolean isAssigned(DoctorId doctor, PatientId patient) {
        return exists(
                "select id from AssignmentRow where doctorId = ?1 and patientId = ?2", doctor.value(), patient.value());
    }

    @Override
    public Set<DoctorId> doctors(PatientId patient) {
        return entities.createQuery("select doctorId from AssignmentRow where patientId = ?1", UUID.class)
                .setParameter(1, patient.value())
                .getResultStream()
                .map(DoctorId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isAffiliated(DoctorId doctor, HospitalId hospital) {
        return exists(
                "select id from AffiliationRow where doctorId = ?1 and hospitalId = ?2",
                doctor.value(),
                hospital.value());
    }

    @Override
    public boolean isRegistered(PatientId patient, HospitalId hospital) {
        return exists(
                "select id from RegistrationRow where patientId = ?1 and hospitalId = ?2",
                patient.value(),
                hospital.value());
    }

    @Override
    public boolean shareHospital(DoctorId doctor, PatientId patient) {
        return exists(
                "select a.id from AffiliationRow a join RegistrationRow r on r.hospitalId = a.hospitalId"
                        + " where a.doctorId = ?1 and r.patientId = ?2",
                doctor.value(),
                patient.value());
    }

    @Override
    public boolean isRelated(UserId user, PatientId patient) {
        return exists("select id from KinshipRow where userId = ?1 and patientId = ?2", user.value(), patient.value());
    }

    @Override
    public Set<UserId> relatives(PatientId patient) {
        return entities.createQuery("select userId from KinshipRow where patientId = ?1", UUID.class)
                .setParameter(1, patient.value())
                .getResultStream()
                .map(UserId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Circle circle(DoctorId doctor, PatientId patient) {
        var found = entities.createQuery(CIRCLE, Tuple.class)
                .setParameter("doctor", doctor.value())
                .setParameter("patient", patient.value())
                .getResultList();
        return new Circle(
                found.stream().anyMatch(row -> row.get("assignment") != null),
                found.stream()
                        .flatMap(row -> Optional.ofNullable(row.get("relative", UUID.class)).stream())
                        .map(UserId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private boolean exists(String query, UUID one, UUID other) {
        return !entities.createQuery(query, UUID.class)
                .setParameter(1, one)
                .setParameter(2, other)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
