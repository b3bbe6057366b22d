package dev.doctorpatient.testing;

import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.careteam.RelatedPatient;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Mappings in memory. */
public final class InMemoryMappings implements Mappings {
    private final InMemoryDatabase database;

    /** The mappings of a database. */
    public InMemoryMappings(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Mapping mapping) {
        requireNew(mapping);
        database.mappings.add(mapping.id(), mapping);
    }

    @Override
    public <M extends Mapping> Optional<M> find(Class<M> kind, MappingId id) {
        return database.mappings.find(id).filter(kind::isInstance).map(kind::cast);
    }

    @Override
    public void save(Kinship kinship) {
        requireNew(kinship);
        database.mappings.replace(kinship.id(), kinship);
    }

    @Override
    public void remove(Mapping mapping) {
        var unused = database.mappings.remove(mapping.id());
        InMemorySchedules.removeHoursWithoutAffiliation(database);
    }

    @Override
    public void removeAllOf(HospitalId hospital) {
        removeAll(hospital);
    }

    @Override
    public void removeAllOf(DoctorId doctor) {
        removeAll(doctor);
    }

    @Override
    public void removeAllOf(PatientId patient) {
        removeAll(patient);
    }

    @Override
    public void removeAllOf(UserId user) {
        removeAll(user);
    }

    private void removeAll(Object party) {
        database.mappings.removeIf(mapping -> parties(mapping).contains(party));
        InMemorySchedules.removeHoursWithoutAffiliation(database);
    }

    private static List<?> parties(Mapping mapping) {
        return switch (mapping) {
            case Affiliation affiliation -> List.of(affiliation.hospital(), affiliation.doctor());
            case Registration registration -> List.of(registration.hospital(), registration.patient());
            case Assignment assignment -> List.of(assignment.doctor(), assignment.patient());
            case Kinship kinship -> List.of(kinship.user(), kinship.patient());
        };
    }

    @Override
    public List<RelatedPatient> patientsOf(UserId user) {
        return kinships(kinship -> kinship.user().equals(user))
                .map(kinship -> new RelatedPatient(kinship, database.patients.get(kinship.patient())))
                .filter(related -> related.patient().active())
                .toList();
    }

    @Override
    public List<Kinship> relativesOf(PatientId patient) {
        return kinships(kinship -> kinship.patient().equals(patient)).toList();
    }

    private Stream<Kinship> kinships(Predicate<Kinship> wanted) {
        return database.mappings.all().stream()
                .filter(Kinship.class::isInstance)
                .map(Kinship.class::cast)
                .filter(wanted)
                .sorted(Comparator.comparing(Kinship::createdAt)
                        .thenComparing(kinship -> kinship.id().value().toString()));
    }

    private void requireNew(Mapping mapping) {
        var claims = claims(mapping);
        if (database.mappings.all().stream()
                .filter(other -> !other.id().equals(mapping.id()))
                .anyMatch(other -> !Collections.disjoint(claims(other), claims))) {
            throw new Conflict(ProblemCode.MAPPING_EXISTS, "There is such a mapping already");
        }
    }

    /** What no two mappings may have in common. Ids are types of their own, so that pairs of different kinds never meet. */
    private static List<List<?>> claims(Mapping mapping) {
        return switch (mapping) {
            case Kinship kinship
            when kinship.relation() == Relation.SELF ->
                List.of(parties(kinship), List.of(kinship.user(), Relation.SELF));
            case Affiliation _, Registration _, Assignment _, Kinship _ -> List.of(parties(mapping));
        };
    }
}
