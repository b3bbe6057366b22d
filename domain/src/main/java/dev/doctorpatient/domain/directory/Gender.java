package dev.doctorpatient.domain.directory;

/** Administrative gender, with the values of HL7 FHIR R5. */
public enum Gender {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
