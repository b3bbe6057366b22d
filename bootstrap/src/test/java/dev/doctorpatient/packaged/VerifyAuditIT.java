package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator checks from a shell that nobody changed what was recorded. */
class VerifyAuditIT {
    private static final Pattern HEAD = Pattern.compile("\\d+:[0-9a-f]{64}");
    private static final String FILE = "doctor-patient";
    private static final String USER = "sa";
    private static final int BROKEN = 1;
    private static final int MISUSED = 64;

    @ParameterizedTest
    @EnumSource
    void aChainThatNobodyTouchedIsIntact(Database database, @TempDir Path folder) {
        var environment = database.clinicIn(folder);
        leaveTraces(environment);

        var first = verify(environment, 0);
        leaveTraces(environment);
        var second = verify(environment, 0, headIn(first));

        assertThat(headIn(second)).isNotEqualTo(headIn(first));
        assertThat(first + second).contains("intact");
    }

    @Test
    void aChangeAHoleAndACutAreFound(@TempDir Path folder, @TempDir Path copies) throws Exception {
        var environment = Database.H2.clinicIn(folder);
        leaveTraces(environment);
        var noted = headIn(verify(environment, 0));
        var last = noted.substring(0, noted.indexOf(':'));

        assertThat(verifyTampered(
                        folder, copies.resolve("a"), "update audit_events set outcome = 'failed' where seq = 2"))
                .contains("event 2");
        assertThat(verifyTampered(folder, copies.resolve("b"), "delete from audit_events where seq = 1"))
                .contains("event 1");
        assertThat(verifyTampered(folder, copies.resolve("c"), "delete from audit_events where seq = " + last))
                .contains("event " + last);
    }

    @Test
    void aCommandThatIsNotKnownIsRefused(@TempDir Path folder) {
        var environment = Database.H2.clinicIn(folder);

        assertThat(run(environment, MISUSED, "make-coffee")).contains("verify-audit");
        assertThat(run(environment, MISUSED, "verify-audit", "some-head")).contains("Usage");
    }

    private static void leaveTraces(Map<String, String> environment) {
        try (var server = ServerProcess.start(environment)) {
            var clinic = Clinic.of(server.api());
            clinic.admin().get("audit-events").expect(200);
            clinic.admin().post("hospitals", Map.of("name", "Lakeside")).expect(201);
            server.terminate();
        }
    }

    private static String verify(Map<String, String> environment, int status, String... noted) {
        var arguments = new String[noted.length + 1];
        arguments[0] = "verify-audit";
        System.arraycopy(noted, 0, arguments, 1, noted.length);
        return run(environment, status, arguments);
    }

    private static String run(Map<String, String> environment, int status, String... arguments) {
        try (var process = ServerProcess.command(environment, arguments)) {
            assertThat(process.awaitEnd())
                    .as(process.output() + process.errors())
                    .isEqualTo(status);
            return process.output() + process.errors();
        }
    }

    private static String headIn(String output) {
        var matcher = HEAD.matcher(output);
        assertThat(matcher.find()).as(output).isTrue();
        return matcher.group();
    }

    /** What is found after somebody had the database's file in their hands. */
    private static String verifyTampered(Path folder, Path copy, String statement) throws Exception {
        Files.createDirectory(copy);
        Files.copy(folder.resolve(FILE + ".mv.db"), copy.resolve(FILE + ".mv.db"));
        try (var connection = DriverManager.getConnection("jdbc:h2:" + copy.resolve(FILE), USER, "")) {
            assertThat(connection.createStatement().executeUpdate(statement)).isEqualTo(1);
        }
        return verify(Database.H2.clinicIn(copy), BROKEN);
    }
}
