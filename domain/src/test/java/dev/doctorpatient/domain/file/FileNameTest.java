package dev.doctorpatient.domain.file;

import static dev.doctorpatient.domain.testing.Refusals.assertBug;
import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    private static String cleaned(String sent) {
        return FileName.cleaned("file_name", sent).value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.pdf",
                "R\u00f6ntgen \u0928\u092e 1.png",
                "no ending",
                ".hidden",
                "<b>\"x\".csv",
                "a..b",
                "\uD83E\uDE7A.txt"
            })
    void anOrdinaryNameStaysAsItIs(String name) {
        assertThat(cleaned(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "C:\\scans\\a.png, a.png",
        "a/b\\c.pdf, c.pdf",
        "../x, x"
    })
    void ofAPathTheLastPartIsTheName(String sent, String name) {
        assertThat(cleaned(sent)).isEqualTo(name);
    }

    @Test
    void whatShowsNothingOrTurnsTheDirectionIsLeftOut() {
        assertThat(cleaned("a\u0000b\r\n\tc\u007f.pdf")).isEqualTo("abc.pdf");
        assertThat(cleaned("exe\u202Efdp.\u2066x\u200F\u061C")).isEqualTo("exefdp.x");
        assertThat(cleaned("half \uD800.txt\u2028")).isEqualTo("half .txt");
        assertThat(cleaned("  spaces around.txt  ")).isEqualTo("spaces around.txt");
    }

    @Test
    void aLongNameIsCutBeforeItsEnding() {
        assertThat(cleaned("x".repeat(300) + ".pdf")).isEqualTo("x".repeat(116) + ".pdf");
        assertThat(cleaned("x".repeat(120))).isEqualTo("x".repeat(120));
        assertThat(cleaned("x.".repeat(100) + "e".repeat(50))).hasSize(120);
        assertThat(cleaned("\uD83E\uDE7A".repeat(200) + ".txt")).isEqualTo("\uD83E\uDE7A".repeat(116) + ".txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "folder/", "a/..", "\u202E", "\n"})
    void aNameOfWhichNothingIsLeftIsRefused(String sent) {
        assertThat(fieldsRefusedBy(() -> cleaned(sent))).containsExactly("file_name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a\\b", "a\nb", "\u202Ea"})
    void noOtherNameIsEverHeld(String value) {
        assertBug(() -> new FileName(value));
    }

    @Test
    void aNameIsNotPrinted() {
        assertThat(new FileName("cancer.pdf")).asString().doesNotContain("cancer");
    }
}
