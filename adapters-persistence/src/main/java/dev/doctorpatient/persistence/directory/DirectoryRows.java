package dev.doctorpatient.persistence.directory;

import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.Gender;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.persistence.shared.RowMapping;
import dev.doctorpatient.persistence.shared.Values;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;
import org.mapstruct.Named;

/** Fills the rows from profiles and the other way round. */
@Mapper(config = RowMapping.class)
interface DirectoryRows {
    @Mapping(target = ".", source = "profile")
    @Mapping(target = "specialityKeys", source = "profile.specialities", qualifiedByName = "keys")
    HospitalRow copy(Hospital hospital, @MappingTarget HospitalRow row);

    @Mapping(target = ".", source = "profile")
    DoctorRow copy(Doctor doctor, @MappingTarget DoctorRow row);

    @Mapping(target = ".", source = "profile")
    PatientRow copy(Patient patient, @MappingTarget PatientRow row);

    HospitalProfile hospitalProfile(HospitalRow row);

    DoctorProfile doctorProfile(DoctorRow row);

    default Hospital toDomain(HospitalRow row) {
        return new Hospital(new HospitalId(row.id), hospitalProfile(row), row.active, row.createdAt, row.updatedAt);
    }

    default Doctor toDomain(DoctorRow row) {
        return new Doctor(new DoctorId(row.id), doctorProfile(row), row.active, row.createdAt, row.updatedAt);
    }

    default Patient toDomain(PatientRow row) {
        var profile = new PatientProfile(row.name, row.birthDate, gender(row.gender), row.contact, row.photo);
        return new Patient(new PatientId(row.id), profile, row.active, row.createdAt, row.updatedAt);
    }

    /** What lists look for: no case, one way to write it. */
    @Named("keys")
    static List<String> keys(List<String> specialities) {
        return specialities.stream().map(DirectoryRows::key).toList();
    }

    @Named("key")
    static String key(String speciality) {
        return speciality.toLowerCase(Locale.ROOT);
    }

    static UUID value(HospitalId id) {
        return id.value();
    }

    static UUID value(DoctorId id) {
        return id.value();
    }

    static UUID value(PatientId id) {
        return id.value();
    }

    static @Nullable String value(@Nullable EmailAddress email) {
        return email == null ? null : email.value();
    }

    static @Nullable EmailAddress email(@Nullable String value) {
        return value == null ? null : new EmailAddress(value);
    }

    static @Nullable String value(@Nullable Gender gender) {
        return gender == null ? null : Values.name(gender);
    }

    static @Nullable Gender gender(@Nullable String name) {
        return name == null ? null : Values.constant(Gender.class, name);
    }

    /** Columns keep whole seconds, and would round a last moment before midnight up to a time that there is not. */
    static @Nullable LocalTime stored(@Nullable LocalTime time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    static String value(ZoneId zone) {
        return zone.getId();
    }

    static ZoneId zone(String id) {
        return ZoneId.of(id);
    }
}
