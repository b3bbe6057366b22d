package dev.doctorpatient.persistence.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Locale;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MigrationsTest {
    @Inject
    DataSource database;

    @Inject
    Flyway flyway;

    String product() {
        return "H2";
    }

    String foreignFolder() {
        return "postgresql/";
    }

    @Test
    void theServerIsTheOneThatTheUrlNames() throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo(product());
        }
    }

    @Test
    void everyMigrationOfTheEngineRanAndNoneOfTheOther() {
        var migrations = flyway.info();

        assertThat(migrations.pending()).isEmpty();
        assertThat(migrations.applied())
                .extracting(migration -> migration.getScript())
                .contains("db/migration/common/V1__identity.sql", "db/migration/common/V10__audit.sql")
                .noneMatch(script -> script.contains(foreignFolder()));
    }

    @Test
    void theTablesExist() throws SQLException {
        var tables = new TreeSet<String>();

        try (var connection = database.getConnection();
                var found = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }

        assertThat(tables).contains("users", "appointments", "messages", "ai_messages", "audit_events");
    }
}
