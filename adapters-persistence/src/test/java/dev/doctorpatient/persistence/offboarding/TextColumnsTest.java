package dev.doctorpatient.persistence.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A new column with texts is either erased with a patient, or says here why it tells nothing of one. */
@QuarkusTest
class TextColumnsTest {
    /** Tables of what is no patient's: the people and places of the clinic, the audit trail, secrets in the form of hashes. */
    private static final Set<String> OF_NO_PATIENT = Set.of(
            "audit_chain",
            "audit_events",
            "audit_pending",
            "date_exceptions",
            "doctors",
            "flyway_schema_history",
            "hospitals",
            "refresh_tokens",
            "socket_tickets",
            "suggestions",
            "weekly_hours");

    /** Columns that hold names of ours, or of models, and nothing that anybody wrote. */
    private static final Set<String> OF_OUR_WORDS = Set.of(
            "ai_messages.kind",
            "ai_messages.model",
            "ai_messages.provider",
            "ai_sessions.mode",
            "ai_sessions.pending_kind",
            "ai_sessions.phase",
            "ai_sessions.sources",
            "ai_sessions.status",
            "appointment_revisions.change",
            "appointment_revisions.status",
            "appointment_revisions.type",
            "appointments.status",
            "appointments.type",
            "messages.message_type",
            "messages.sender_side",
            "notifications.kind",
            "notifications.resource_type",
            "notifications.title",
            "reminders.lead_time",
            "users.role");

    @Inject
    DataSource database;

    @Test
    void everyTextIsErasedOrTellsNothingOfAPatient() throws SQLException {
        var known = new TreeSet<>(PanachePersonalTexts.ERASED);
        known.addAll(OF_OUR_WORDS);

        assertThat(textColumns()).isEqualTo(known);
    }

    private Set<String> textColumns() throws SQLException {
        var found = new HashSet<String>();
        try (var connection = database.getConnection();
                var columns = connection
                        .getMetaData()
                        .getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
            while (columns.next()) {
                var table = columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                var type = columns.getInt("DATA_TYPE");
                var isText =
                        type == Types.VARCHAR || type == Types.CLOB || type == Types.CHAR || type == Types.LONGVARCHAR;
                if (isText && !OF_NO_PATIENT.contains(table)) {
                    found.add(table + "." + columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return new TreeSet<>(found);
    }
}
