package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What the contract promises of bodies: the names of their fields, all present, and the forms of ids and instants. */
final class Shapes {
    static final Set<String> USER = Set.of(
            "id", "email", "name", "role", "contact", "address", "is_active", "profile_id", "created_at", "updated_at");
    static final Set<String> TOKENS =
            Set.of("access_token", "refresh_token", "token_type", "expires_in", "user_id", "role", "profile_id");
    static final Set<String> HOSPITAL = Set.of(
            "id",
            "name",
            "address",
            "city",
            "state",
            "country",
            "contact",
            "pin_code",
            "email",
            "specialities",
            "link",
            "website",
            "created_at",
            "updated_at");
    static final Set<String> DOCTOR = Set.of(
            "id",
            "name",
            "photo",
            "designation",
            "experience",
            "details",
            "contact",
            "shift_time_start",
            "shift_time_end",
            "time_zone",
            "created_at",
            "updated_at");
    static final Set<String> PATIENT =
            Set.of("id", "name", "dob", "gender", "contact", "photo", "created_at", "updated_at");
    static final Set<String> HOSPITAL_DOCTOR = Set.of("id", "hospital_id", "doctor_id", "created_at", "updated_at");
    static final Set<String> HOSPITAL_PATIENT = Set.of("id", "hospital_id", "patient_id", "created_at", "updated_at");
    static final Set<String> DOCTOR_PATIENT =
            Set.of("id", "doctor_id", "patient_id", "chat_id", "created_at", "updated_at");
    static final Set<String> USER_PATIENT =
            Set.of("id", "user_id", "patient_id", "relation", "created_at", "updated_at");
    static final Set<String> APPOINTMENT = Set.of(
            "id",
            "doctor_id",
            "patient_id",
            "hospital_id",
            "time_slot",
            "duration_minutes",
            "type",
            "status",
            "extras",
            "version",
            "cancelled_by",
            "cancellation_reason",
            "created_at",
            "updated_at");
    static final Set<String> CHAT = Set.of(
            "id",
            "doctor_id",
            "patient_id",
            "is_active_for_doctor",
            "is_active_for_patient",
            "unread_count",
            "last_message",
            "doctor_online",
            "patient_online",
            "created_at",
            "updated_at");
    static final Set<String> MESSAGE = Set.of(
            "id",
            "chat_id",
            "seq",
            "sender_id",
            "receiver_id",
            "sent_by",
            "message",
            "message_type",
            "file_details",
            "client_message_id",
            "timestamp",
            "is_read",
            "created_at");
    static final Set<String> SENT_FILE = Set.of("document_id", "file_name", "content_type", "size", "link");
    static final Set<String> CHAT_UPLOAD =
            Set.of("document_id", "chat_id", "file_name", "content_type", "size", "sha256", "created_at", "expires_at");
    static final Set<String> CASE_HISTORY = Set.of(
            "id",
            "patient_id",
            "summary",
            "documents",
            "ai_session_id",
            "amends",
            "amended_by",
            "created_by",
            "created_at",
            "updated_at");
    static final Set<String> DOCUMENT = Set.of(
            "id",
            "case_history_id",
            "file_name",
            "content_type",
            "size",
            "sha256",
            "link",
            "uploaded_by",
            "upload_timestamp",
            "created_at");
    static final Set<String> AI_SESSION = Set.of(
            "id",
            "chat_id",
            "patient_id",
            "user_id",
            "mode",
            "status",
            "questions_asked",
            "total_questions",
            "provider",
            "model",
            "summary",
            "summary_status",
            "start_timestamp",
            "end_timestamp");
    static final Set<String> SUGGESTION =
            Set.of("id", "problem", "description", "created_by", "created_at", "updated_at");
    static final Set<String> AI_TURN = Set.of(
            "id",
            "session_id",
            "message",
            "response",
            "kind",
            "provider",
            "model",
            "latency_ms",
            "fell_back",
            "timestamp");

    static final Set<String> AI_PROVIDER = Set.of(
            "provider",
            "model",
            "role",
            "configured",
            "circuit",
            "healthy",
            "last_success_at",
            "last_failure_at",
            "last_failure");

    static final Set<String> AUDIT_EVENT = Set.of(
            "id",
            "seq",
            "recorded_at",
            "actor_user_id",
            "actor_role",
            "action",
            "outcome",
            "resource_type",
            "resource_id",
            "patient_id",
            "reason",
            "ip",
            "request_id");

    static final Set<String> ACCESS_LOG_ENTRY = Set.of(
            "id",
            "recorded_at",
            "actor_user_id",
            "actor_name",
            "actor_role",
            "action",
            "resource_type",
            "resource_id",
            "reason");

    static final Set<String> NOTIFICATION =
            Set.of("id", "kind", "title", "details", "resource", "patient_id", "is_read", "created_at");

    private static final String TIME_ORDERED_ID = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String UTC_INSTANT = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z";

    private Shapes() {}

    /** Fails unless the object has exactly these fields, and its ids and instants the promised forms. */
    static JsonNode requireShape(JsonNode object, Set<String> fields) {
        assertThat(Json.namesIn(object)).containsExactlyInAnyOrderElementsOf(fields);
        object.properties().forEach(field -> {
            var name = field.getKey();
            var value = field.getValue();
            if (value.isNull()) {
                return;
            }
            if (name.equals("id") || (name.endsWith("_id") && !name.equals("client_message_id"))) {
                assertThat(value.asText()).as(name).matches(TIME_ORDERED_ID);
            }
            if (name.endsWith("_at") || name.endsWith("timestamp") || name.equals("time_slot")) {
                assertThat(value.isTextual()).as(name + " is a text").isTrue();
                assertThat(value.asText()).as(name).matches(UTC_INSTANT);
            }
        });
        return object;
    }
}
