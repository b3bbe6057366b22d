package dev.doctorpatient.persistence.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    private static final String HERE = Path.of("").toAbsolutePath().toString();
    private static final String DURABLE = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
    private static final String BOUNDED =
            "connectTimeout=5&socketTimeout=30&reWriteBatchedInserts=true&tcpKeepAlive=true&ApplicationName=doctor-patient"
                    + "&logServerErrorDetail=false"
                    + "&options=-c%20statement_timeout=15000%20-c%20lock_timeout=10000"
                    + "%20-c%20idle_in_transaction_session_timeout=10000";

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutUrlTheDatabaseIsAFileInTheDataFolder(@Nullable String absent) {
        var database = DatabaseUrl.parse(absent, "/srv/clinic");

        assertThat(database)
                .isEqualTo(new DatabaseUrl(Engine.H2, "jdbc:h2:file:/srv/clinic/doctor-patient" + DURABLE, "sa", ""));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutDataFolderItIsTheOneNamedData(@Nullable String absent) {
        var database = DatabaseUrl.parse(null, absent);

        assertThat(database.jdbcUrl()).startsWith("jdbc:h2:file:" + HERE + "/data/doctor-patient;");
    }

    @ParameterizedTest
    @CsvSource({
        "h2:./app, {here}/app",
        "h2:data/app, {here}/data/app",
        "h2:/srv/app, /srv/app",
        "jdbc:h2:./app, {here}/app",
        "sqlite:///./app.db, {here}/app.db",
        "sqlite:///app.db, {here}/app.db",
        "sqlite:////srv/app.db, /srv/app.db",
        "sqlite:////srv/app.db?check_same_thread=false, /srv/app.db",
    })
    void embeddedFilesAreFoundFromTheWorkingDirectory(String url, String path) {
        var database = DatabaseUrl.parse(url, "/elsewhere");

        assertThat(database)
                .isEqualTo(
                        new DatabaseUrl(Engine.H2, "jdbc:h2:file:" + path.replace("{here}", HERE) + DURABLE, "sa", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~/app", "file:./app", "tcp://localhost/app", "split:20:./app"})
    void otherLocationsOfH2AreLeftToH2(String location) {
        var database = DatabaseUrl.parse("h2:" + location, null);

        assertThat(database.jdbcUrl()).isEqualTo("jdbc:h2:" + location + DURABLE);
    }

    @Test
    void ownSettingsOfH2Win() {
        var database = DatabaseUrl.parse("jdbc:h2:./app;user=me;password=se=cret;lock_timeout=7;CIPHER=AES", null);

        assertThat(database)
                .isEqualTo(new DatabaseUrl(
                        Engine.H2,
                        "jdbc:h2:file:" + HERE + "/app;LOCK_TIMEOUT=7;CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                        "me",
                        "se=cret"));
    }

    @Test
    void databasesInMemoryOutliveTheirConnections() {
        var database = DatabaseUrl.parse("h2:mem:clinic", null);

        assertThat(database.jdbcUrl()).isEqualTo("jdbc:h2:mem:clinic" + DURABLE + ";DB_CLOSE_DELAY=-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:", "postgres:", "jdbc:postgresql:"})
    void everyNameOfPostgresMeansTheSame(String scheme) {
        var database = DatabaseUrl.parse(scheme + "//clinic:secret@db.example:5433/app", null);

        assertThat(database)
                .isEqualTo(new DatabaseUrl(
                        Engine.POSTGRESQL, "jdbc:postgresql://db.example:5433/app?" + BOUNDED, "clinic", "secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "clinic:p%40ss%2Fw%3Ard, clinic, p@ss/w:rd",
        "us%3Aer:a+b%20c, us:er, a+b c",
        "clinic:p@ss:word#$, clinic, p@ss:word#$",
        "clinic:gr%C3%BC%C3%9Fe, clinic, grüße",
        "clinic, clinic, ''",
        "clinic:, clinic, ''",
    })
    void userAndPasswordArePercentDecoded(String credentials, String user, String password) {
        var database = DatabaseUrl.parse("postgresql://" + credentials + "@localhost/app", null);

        assertThat(database.user()).isEqualTo(user);
        assertThat(database.password()).isEqualTo(password);
        assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost/app?" + BOUNDED);
    }

    @Test
    void credentialsAmongTheParametersLeaveTheUrl() {
        var database = DatabaseUrl.parse("jdbc:postgresql://localhost/app?user=clinic&ssl=true&password=p%26w", null);

        assertThat(database)
                .isEqualTo(new DatabaseUrl(
                        Engine.POSTGRESQL, "jdbc:postgresql://localhost/app?ssl=true&" + BOUNDED, "clinic", "p&w"));
    }

    @Test
    void ownParametersOfPostgresWin() {
        var database = DatabaseUrl.parse(
                "postgresql://localhost/app?sslmode=require&connect_timeout=60&options=-c%20lock_timeout=1", null);

        assertThat(database.jdbcUrl())
                .startsWith("jdbc:postgresql://localhost/app?sslmode=require&connectTimeout=60&options=-c%20")
                .contains("lock_timeout=10000%20-c%20idle_in_transaction_session_timeout=10000%20-c%20lock_timeout=1&")
                .doesNotContain("connectTimeout=5&");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://[::1]:5432/app, jdbc:postgresql://[::1]:5432/app?",
        "'postgresql://one:5432,two:5433/app', 'jdbc:postgresql://one:5432,two:5433/app?'",
        "postgresql:///app, jdbc:postgresql:///app?",
        "postgresql://localhost, jdbc:postgresql://localhost/?",
        "jdbc:postgresql:app, jdbc:postgresql:app?",
    })
    void otherPlacesOfPostgresAreUnderstood(String url, String jdbcUrl) {
        assertThat(DatabaseUrl.parse(url, null).jdbcUrl()).isEqualTo(jdbcUrl + BOUNDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:hunter2@localhost/app",
                "postgresql+asyncpg://u:hunter2@localhost/app",
                "jdbc:mysql://u:hunter2@localhost/app",
                "sqlite://hunter2",
                "sqlite:///",
                "sqlite:///:memory:",
                "h2:",
                "h2:mem:",
                "h2:./app;hunter2",
                "hunter2",
                ":hunter2",
                "postgresql://u:hunter2%zz@localhost/app",
                "postgresql://u:hunter2%@localhost/app",
                "postgresql://u:hunter2/x@localhost/app",
                "postgresql://u:hunter2?x@localhost/app",
                "postgresql://u:12?hunter2@localhost/app",
                "postgresql://u:12/hunter2@localhost/app",
                "postgresql://localhost:hunter2/app",
            })
    void anythingElseIsRefusedInOneSentenceThatNeverHoldsTheValue(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url, null))
                .isInstanceOf(UnusableDatabaseUrl.class)
                .hasNoCause()
                .message()
                .startsWith("DATABASE_URL ")
                .doesNotContain("hunter2")
                .doesNotContain("\n");
    }

    @Test
    void theTextOfADatabaseHoldsNoSecret() {
        assertThat(DatabaseUrl.parse("postgresql://clinic:hunter2@localhost/app", null))
                .hasToString("DatabaseUrl[engine=POSTGRESQL]");
    }
}
