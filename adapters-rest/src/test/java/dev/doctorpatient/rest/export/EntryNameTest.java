package dev.doctorpatient.rest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.Sha256;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryNameTest {
    private static final DocumentId ID = DocumentId.next();

    private static String safe(String name) {
        var file = new FileDetails(ID, new FileName(name), FileType.TEXT, 1, new Sha256("0".repeat(64)));
        var path = EntryName.of(file);
        assertThat(path).startsWith("documents/" + ID.value() + "-");
        return path.substring(("documents/" + ID.value() + "-").length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    report.pdf           | report.pdf
                    Blood test (2).pdf   | Blood_test_2.pdf
                    ब्लड रिपोर्ट.txt        | ब्लड_रिपोर्ट.txt
                    a<b>:"*?.txt         | a_b.txt
                    a..b...txt           | a.b.txt
                    .hidden              | document.hidden
                    trailing. .          | trailing
                    no-ending            | no-ending
                    a.much-too-long-one  | a.much-too-long-one
                    🙂.txt               | document.txt
                    🙂🙂                 | document
                    CON                  | CON""")
    void whatEveryFileSystemTakesStays(String name, String expected) {
        assertThat(safe(name)).isEqualTo(expected);
    }

    @Test
    void nothingIsTooLongForAFileSystem() {
        var name = safe("ब".repeat(116) + ".txt");

        assertThat(name).endsWith(".txt").startsWith("ब");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(100, 120);
        assertThat(safe("𝒳".repeat(120)).getBytes(StandardCharsets.UTF_8).length)
                .isBetween(100, 120);
    }

    @Test
    void documentsOfOneNameAreApart() {
        var name = new FileName("report.pdf");
        var digest = new Sha256("0".repeat(64));

        assertThat(EntryName.of(new FileDetails(DocumentId.next(), name, FileType.PDF, 1, digest)))
                .isNotEqualTo(EntryName.of(new FileDetails(DocumentId.next(), name, FileType.PDF, 1, digest)));
    }
}
