package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever edits the rules for red flags sees from a shell what became of them. */
class CheckRedFlagsIT {
    private static final int NOT_GOOD_ENOUGH = 1;
    private static final int MISUSED = 64;

    @Test
    void theRulesThatAreBuiltInAreGoodEnough(@TempDir Path folder) {
        assertThat(check(Map.of("DATA_DIR", folder.toString()), 0))
                .contains("Recall: ", "Specificity: ", "chest_pain: ")
                .doesNotContain("\tat ");
    }

    @Test
    void otherRulesAreTriedOnOtherVignettes(@TempDir Path folder) throws IOException {
        var rules = Files.writeString(folder.resolve("rules.txt"), "[stroke] Signs of a stroke\nface .. droop*\n");
        var vignettes = Files.writeString(
                folder.resolve("ours.tsv"),
                "stroke\tmy face droops\nstroke\tmy speech is slurred\n-\tmy foot itches\n");
        var environment = Map.of("DATA_DIR", folder.toString(), "RED_FLAGS_FILE", rules.toString());

        assertThat(check(environment, NOT_GOOD_ENOUGH, vignettes.toString()))
                .contains("Recall: 50.0 % (1 of 2)", "Specificity: 100.0 % (1 of 1)", "missed: my speech is slurred");
    }

    @Test
    void itWorksBesideAServiceThatRuns(@TempDir Path folder) {
        var environment = Map.of("DATA_DIR", folder.toString());
        try (var server = ServerProcess.start(environment)) {
            assertThat(check(environment, 0)).contains("Recall");

            server.terminate();
        }
    }

    @Test
    void whatCannotBeReadIsSaid(@TempDir Path folder) throws IOException {
        var bad = Files.writeString(folder.resolve("bad.tsv"), "stroke my face droops\n");
        var environment = Map.of("DATA_DIR", folder.toString());

        assertThat(check(environment, MISUSED, bad.toString())).contains("Line 1 ");
        assertThat(check(environment, MISUSED, "a.tsv", "b.tsv")).contains("Usage");
    }

    private static String check(Map<String, String> environment, int status, String... files) {
        var arguments = new String[files.length + 1];
        arguments[0] = "check-red-flags";
        System.arraycopy(files, 0, arguments, 1, files.length);
        try (var process = ServerProcess.command(new HashMap<>(environment), arguments)) {
            assertThat(process.awaitEnd())
                    .as(process.output() + process.errors())
                    .isEqualTo(status);
            return process.output() + process.errors();
        }
    }
}
