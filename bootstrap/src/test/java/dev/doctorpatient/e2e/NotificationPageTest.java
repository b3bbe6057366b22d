package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.notification.NotificationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NotificationPageTest {
    /** The first column of the table of kinds, whose names have underscores. */
    private static final Pattern KIND = Pattern.compile("^\\| `([a-z]+(?:_[a-z]+)+)` \\|", Pattern.MULTILINE);

    @Test
    void thePageExplainsEveryKindThereIsAndNoOther() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "notifications.md"));

        var explained = KIND.matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(NotificationKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
