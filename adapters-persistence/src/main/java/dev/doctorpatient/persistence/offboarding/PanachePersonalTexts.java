package dev.doctorpatient.persistence.offboarding;

import dev.doctorpatient.application.offboarding.port.PersonalTexts;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Erased;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Goes through every table with texts about patients. A test compares what it knows with the columns that there are. */
@ApplicationScoped
class PanachePersonalTexts implements PersonalTexts {
    /** What somebody wrote, or what tells who they are, each as {@code table.column}: erased here or with the profile and the account. */
    static final Set<String> ERASED = Set.of(
            "ai_messages.client_message_id",
            "ai_messages.message",
            "ai_messages.provider_reference",
            "ai_messages.response",
            "ai_sessions.pending_client_message_id",
            "ai_sessions.pending_message",
            "ai_summaries.text",
            "appointment_revisions.cancellation_reason",
            "appointment_revisions.extras",
            "appointments.cancellation_reason",
            "appointments.extras",
            "calendar_feeds.secret_hash",
            "case_histories.summary",
            "chat_uploads.content_type",
            "chat_uploads.file_name",
            "chat_uploads.sha256",
            "documents.content_type",
            "documents.file_name",
            "documents.sha256",
            "documents.uploaded_by",
            "idempotency_keys.fingerprint",
            "idempotency_keys.idempotency_key",
            "idempotency_keys.operation",
            "messages.client_message_id",
            "messages.message",
            "notifications.details",
            "outgoing_mails.body",
            "outgoing_mails.subject",
            "patients.contact",
            "patients.gender",
            "patients.name",
            "patients.photo",
            "user_patient_relations.relation",
            "users.address",
            "users.contact",
            "users.email",
            "users.hashed_password",
            "users.name");

    private static final String CHATS = "(select id from chats where patient_id = :id)";
    private static final String SESSIONS = "(select id from ai_sessions where patient_id = :id)";

    /** Parents come before what belongs to them, so that whoever writes there waits from then on. */
    private static final List<String> TEXTS = List.of(
            "update ai_messages set message = case when message is null then null else :text end, response = :text,"
                    + " client_message_id = null, provider_reference = null where session_id in " + SESSIONS,
            "update ai_summaries set text = :text where session_id in " + SESSIONS,
            "update messages set message = :text, message_type = 'text', client_message_id = null where chat_id in "
                    + CHATS,
            "update case_histories set summary = :text where patient_id = :id",
            "update appointments set extras = null, cancellation_reason ="
                    + " case when cancellation_reason is null then null else :text end where patient_id = :id",
            "update appointment_revisions set extras = null, cancellation_reason ="
                    + " case when cancellation_reason is null then null else :text end"
                    + " where appointment_id in (select id from appointments where patient_id = :id)",
            "update notifications set details = case when details is null then null else :text end"
                    + " where patient_id = :id");

    private final EntityManager entities;

    PanachePersonalTexts(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Set<DocumentId> eraseAbout(PatientId patient, Instant now) {
        var id = patient.value();
        lock("chats", id);
        lock("ai_sessions", id);
        abandonSessions(id, now);
        // Before the notifications, as those who send mails do.
        remove("outgoing_mails where notification_id in (select id from notifications where patient_id = :id)", id);
        TEXTS.forEach(statement -> entities.createNativeQuery(statement)
                .setParameter("text", Erased.TEXT)
                .setParameter("id", id)
                .executeUpdate());
        var files = new HashSet<DocumentId>();
        files.addAll(removedFiles("documents where patient_id = :id", id));
        files.addAll(removedFiles("chat_uploads where chat_id in " + CHATS, id));
        return files;
    }

    @Override
    public void eraseOf(UserId account) {
        for (var drawer : List.of("outgoing_mails", "notifications", "calendar_feeds", "idempotency_keys")) {
            remove(drawer + " where user_id = :id", account.value());
        }
    }

    /** Keeps writers out until the end, in the order in which everybody locks several. */
    private void lock(String parents, UUID patient) {
        var unused = entities.createNativeQuery(
                        "select id from " + parents + " where patient_id = :id order by id for update", UUID.class)
                .setParameter("id", patient)
                .getResultList();
    }

    private void abandonSessions(UUID patient, Instant now) {
        var unused = entities.createNativeQuery("update ai_sessions set status = 'abandoned', phase = 'abandoned',"
                        + " pending_message = null, pending_client_message_id = null, pending_kind = null,"
                        + " pending_question_number = null, end_timestamp = :now"
                        + " where patient_id = :id and status = 'in_progress'")
                .setParameter("now", Values.stored(now))
                .setParameter("id", patient)
                .executeUpdate();
    }

    private List<DocumentId> removedFiles(String which, UUID id) {
        List<?> files = entities.createNativeQuery("select id from " + which, UUID.class)
                .setParameter("id", id)
                .getResultList();
        remove(which, id);
        return files.stream().map(UUID.class::cast).map(DocumentId::new).toList();
    }

    private void remove(String which, UUID id) {
        var unused = entities.createNativeQuery("delete from " + which)
                .setParameter("id", id)
                .executeUpdate();
    }
}
