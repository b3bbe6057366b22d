package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.shared.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemPageTest {
    /** The first column of the table. */
    private static final Pattern CODE = Pattern.compile("^\\| `([a-z_]+)` \\| \\d", Pattern.MULTILINE);

    @Test
    void thePageExplainsEveryCodeThereIsAndNoOther() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "problems.md"));

        var explained = CODE.matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::wireName)
                        .toList());
    }
}
