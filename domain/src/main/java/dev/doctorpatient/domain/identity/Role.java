package dev.doctorpatient.domain.identity;

/** What an account acts as. Every role but {@link #ADMIN} acts through a profile. */
public enum Role {
    ADMIN,
    DOCTOR,
    PATIENT,
    HOSPITAL
}
