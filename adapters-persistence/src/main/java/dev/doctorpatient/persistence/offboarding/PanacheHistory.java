package dev.doctorpatient.persistence.offboarding;

import dev.doctorpatient.application.offboarding.port.History;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Asks every table that keeps a reference, by the column that holds it. */
@ApplicationScoped
class PanacheHistory implements History {
    /** A column that refers to somebody. */
    record Reference(String table, String column) {}

    static final List<Reference> TO_HOSPITALS = List.of(new Reference("appointments", "hospital_id"));

    static final List<Reference> TO_DOCTORS =
            List.of(new Reference("appointments", "doctor_id"), new Reference("chats", "doctor_id"));

    static final List<Reference> TO_PATIENTS = List.of(
            new Reference("appointments", "patient_id"),
            new Reference("chats", "patient_id"),
            new Reference("ai_sessions", "patient_id"),
            new Reference("case_histories", "patient_id"),
            new Reference("documents", "patient_id"));

    static final List<Reference> TO_USERS = List.of(
            new Reference("appointments", "cancelled_by"),
            new Reference("appointment_revisions", "changed_by"),
            new Reference("appointment_revisions", "cancelled_by"),
            new Reference("ai_sessions", "user_id"),
            new Reference("ai_sessions", "confirmed_by"),
            new Reference("ai_summaries", "corrected_by"),
            new Reference("case_histories", "created_by"),
            new Reference("documents", "uploaded_by_user"),
            new Reference("suggestions", "created_by"),
            new Reference("messages", "sent_by")); // last, for it has no index: it would be paid for by every message

    private final EntityManager entities;

    PanacheHistory(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public boolean mentions(HospitalId hospital) {
        return exists(TO_HOSPITALS, hospital.value());
    }

    @Override
    public boolean mentions(DoctorId doctor) {
        return exists(TO_DOCTORS, doctor.value());
    }

    @Override
    public boolean mentions(PatientId patient) {
        return exists(TO_PATIENTS, patient.value());
    }

    @Override
    public boolean mentions(UserId user) {
        return exists(TO_USERS, user.value());
    }

    private boolean exists(List<Reference> references, UUID id) {
        return references.stream().anyMatch(reference -> exists(reference, id));
    }

    private boolean exists(Reference reference, UUID id) {
        var query = "select 1 from " + reference.table() + " where " + reference.column() + " = :id";
        return !entities.createNativeQuery(query, Integer.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
