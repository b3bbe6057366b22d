package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator compares the documents with their files from a shell, and has them mended. */
class CheckDocumentsIT {
    private static final int SOUND = 0;
    private static final int FAULTS_REMAIN = 1;
    private static final int MISUSED = 64;
    private static final String UNOWNED = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void faultsAreFoundAndMended(@TempDir Path folder, @TempDir Path copy) throws Exception {
        var environment = Database.H2.clinicIn(folder);
        String patient;
        String lost;
        String damaged;
        try (var server = ServerProcess.start(environment)) {
            var clinic = Clinic.of(server.api());
            var member = clinic.member("patient", "patient@check.example", "check-Patient-1");
            patient = member.profile();
            var papers = new Papers(member.api());
            lost = papers.form("case-histories/" + papers.entry(patient) + "/documents", () -> Papers.stream("first"))
                    .expect(201)
                    .path("id")
                    .asText();
            damaged = papers.form(
                            "case-histories/" + papers.entry(patient) + "/documents", () -> Papers.stream("second"))
                    .expect(201)
                    .path("id")
                    .asText();

            var file = fileOf(folder, lost);
            Files.move(file, copy.resolve(lost));
            var answer = papers.download(lost);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(Api.parse(answer.body()).path("code").asText()).isEqualTo("unavailable");
            Files.move(copy.resolve(lost), file);
            server.terminate();
        }
        assertThat(check(environment, SOUND)).contains("Looked at 2 files that are owned: 0 missing, 0 damaged.");

        Files.move(fileOf(folder, lost), copy.resolve(lost));
        Files.copy(fileOf(folder, damaged), copy.resolve(damaged));
        Files.writeString(fileOf(folder, damaged), "sekond");
        Files.writeString(
                Files.createDirectories(folder.resolve("documents/57")).resolve(UNOWNED), "of nobody");

        assertThat(check(environment, FAULTS_REMAIN))
                .contains("missing " + lost, "damaged " + damaged, "unowned " + UNOWNED, "Faults that remain: 3.")
                .doesNotContain("a.txt");
        assertThat(check(environment, FAULTS_REMAIN, "--repair"))
                .contains("unowned " + UNOWNED + ": removed", "Faults that remain: 2.");
        assertThat(check(environment, SOUND, "--repair", "--from", copy.toString()))
                .contains("missing " + lost + ": put back", "damaged " + damaged + ": put back", "0 unowned");
        assertThat(check(environment, SOUND)).contains("Faults that remain: 0.");
        assertThat(fileOf(folder, lost)).hasContent("first");
        assertThat(fileOf(folder, damaged)).hasContent("second");
    }

    @Test
    void whatTheCommandDoesNotKnowIsRefused(@TempDir Path folder) {
        var environment = Database.H2.clinicIn(folder);

        for (var options : List.of(
                new String[] {"--from", folder.toString()},
                new String[] {"--repair", "--from", folder.resolve("nowhere").toString()})) {
            assertThat(check(environment, MISUSED, options)).contains("Usage: check-documents");
        }
    }

    private static Path fileOf(Path folder, String document) throws IOException {
        var id = UUID.fromString(document).toString();
        try (var files = Files.walk(folder.resolve("documents"))) {
            return files.filter(file -> file.endsWith(id)).findFirst().orElseGet(() -> folder.resolve("documents")
                    .resolve(id.substring(id.length() - 2))
                    .resolve(id));
        }
    }

    static String check(Map<String, String> environment, int status, String... options) {
        return check(environment, List.of(status), options);
    }

    /** What it says, sound or not. */
    static String checkAny(Map<String, String> environment) {
        return check(environment, List.of(SOUND, FAULTS_REMAIN));
    }

    private static String check(Map<String, String> environment, List<Integer> statuses, String... options) {
        var arguments = new String[options.length + 1];
        arguments[0] = "check-documents";
        System.arraycopy(options, 0, arguments, 1, options.length);
        try (var process = ServerProcess.command(environment, arguments)) {
            assertThat(process.awaitEnd())
                    .as(process.output() + process.errors())
                    .isIn(statuses);
            return process.output() + process.errors();
        }
    }
}
