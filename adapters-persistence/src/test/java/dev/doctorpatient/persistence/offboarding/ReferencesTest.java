package dev.doctorpatient.persistence.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.persistence.offboarding.PanacheHistory.Reference;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A table that begins to refer to those who leave must be known to the history, or its rows would stop them from leaving for ever. */
@QuarkusTest
class ReferencesTest {
    /** Rows that go together with whom they refer to. */
    private static final Set<String> MAPPINGS = Set.of(
            "hospital_doctor_mappings",
            "hospital_patient_mappings",
            "doctor_patient_mappings",
            "user_patient_relations");

    @Inject
    DataSource database;

    @Test
    void theHistoryAsksEveryColumnThatRefersToSomebody() throws SQLException {
        assertThat(PanacheHistory.TO_HOSPITALS).containsExactlyInAnyOrderElementsOf(referencesTo("hospitals"));
        assertThat(PanacheHistory.TO_DOCTORS).containsExactlyInAnyOrderElementsOf(referencesTo("doctors"));
        assertThat(PanacheHistory.TO_PATIENTS).containsExactlyInAnyOrderElementsOf(referencesTo("patients"));
        assertThat(PanacheHistory.TO_USERS).containsExactlyInAnyOrderElementsOf(referencesTo("users"));
    }

    private Set<Reference> referencesTo(String table) throws SQLException {
        try (var connection = database.getConnection()) {
            var metadata = connection.getMetaData();
            var name = metadata.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
            var references = new HashSet<Reference>();
            try (var keys = metadata.getExportedKeys(null, null, name)) {
                while (keys.next()) {
                    var reference = new Reference(
                            keys.getString("FKTABLE_NAME").toLowerCase(Locale.ROOT),
                            keys.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT));
                    var goesToo = keys.getShort("DELETE_RULE") == DatabaseMetaData.importedKeyCascade
                            || MAPPINGS.contains(reference.table());
                    if (!goesToo) {
                        references.add(reference);
                    }
                }
            }
            return references;
        }
    }
}
