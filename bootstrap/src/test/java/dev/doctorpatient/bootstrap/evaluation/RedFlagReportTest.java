package dev.doctorpatient.bootstrap.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.bootstrap.configuration.TestSettings;
import dev.doctorpatient.domain.redflag.RedFlagRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedFlagReportTest {
    private static final int LEAST_VIGNETTES = 180;

    private final RedFlagRules builtIn = TestSettings.of().redFlags();

    @Test
    void theRulesThatAreBuiltInAreGoodEnough() {
        var report = RedFlagReport.of(builtIn, Vignette.builtIn());

        assertThat(report.recall()).as(String.join("\n", report.lines())).isGreaterThanOrEqualTo(0.95);
        assertThat(report.specificity()).as(String.join("\n", report.lines())).isGreaterThanOrEqualTo(0.90);
        assertThat(report.isGoodEnough()).isTrue();
    }

    @Test
    void theVignettesAskForEveryFlagAndAsOftenForNone() {
        var vignettes = Vignette.builtIn();
        var expected = vignettes.stream()
                .flatMap(vignette -> vignette.expected().stream())
                .toList();

        assertThat(vignettes).hasSizeGreaterThanOrEqualTo(LEAST_VIGNETTES).doesNotHaveDuplicates();
        assertThat(expected).isSubsetOf(builtIn.names()).containsAll(builtIn.names());
        assertThat(expected.size()).isBetween(vignettes.size() * 2 / 5, vignettes.size() * 3 / 5);
    }

    @Test
    void theReportNamesWhatWasMissedAndWhatWasNoEmergency() {
        var rules = RedFlagRules.parse("[stroke] Stroke\nface + droop*\n[bleeding] Bleeding\nbleed*");

        var report = RedFlagReport.of(
                rules,
                List.of(
                        vignette("stroke", "my face", "it droops"),
                        vignette("stroke", "bleeding"),
                        vignette(null, "I bleed a little"),
                        vignette(null, "nothing")));

        assertThat(report.recall()).isEqualTo(0.5);
        assertThat(report.specificity()).isEqualTo(0.5);
        assertThat(report.isGoodEnough()).isFalse();
        assertThat(report.lines())
                .containsExactly(
                        "Recall: 50.0 % (1 of 2), at least 95 % is wanted",
                        "Specificity: 50.0 % (1 of 2), at least 90 % is wanted",
                        "  bleeding: 0 of 0 found, 1 false alarms",
                        "    false alarm: I bleed a little",
                        "  stroke: 1 of 2 found, 0 false alarms",
                        "    missed: bleeding");
    }

    private static Vignette vignette(@Nullable String expected, String... answers) {
        return new Vignette(Optional.ofNullable(expected), List.of(answers));
    }

    @Test
    void vignettesOfAFileAreReadOrTheLineIsNamed(@TempDir Path folder) throws IOException {
        var good = Files.writeString(folder.resolve("good.tsv"), "# ours\n\nstroke\tmy face | it droops\n-\tnothing\n");
        var bad = Files.writeString(folder.resolve("bad.tsv"), "stroke\tmy face\nstroke my face\n");

        assertThat(Vignette.of(good.toString()))
                .containsExactly(vignette("stroke", "my face", "it droops"), vignette(null, "nothing"));
        assertThatThrownBy(() -> Vignette.of(bad.toString())).hasMessageStartingWith("Line 2 ");
        assertThatThrownBy(() -> Vignette.of(folder.resolve("none").toString())).isInstanceOf(UnusableCases.class);
    }
}
