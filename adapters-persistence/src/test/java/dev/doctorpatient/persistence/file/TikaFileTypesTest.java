package dev.doctorpatient.persistence.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.BadFiles;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import dev.doctorpatient.testing.SampleFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TikaFileTypesTest {
    private static final Map<String, byte[]> BAD_FILES = BadFiles.unsupported();

    private final InMemoryDocumentFiles files = new InMemoryDocumentFiles(new AdjustableClock(Fixtures.NOW));
    private final TikaFileTypes types = new TikaFileTypes();

    private Optional<FileType> typeOf(byte[] bytes) {
        try (var file = files.receive(DocumentId.next(), new ByteArrayInputStream(bytes), Integer.MAX_VALUE - 9)) {
            return types.of(file);
        }
    }

    private Optional<FileType> typeOf(String text) {
        return typeOf(text.getBytes(UTF_8));
    }

    private Optional<FileType> typeOfBytes(String oneByteEach) {
        return typeOf(oneByteEach.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfEveryTypeIsKnown(FileType type) {
        assertThat(typeOf(SampleFiles.of(type))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M4A ", "M4B ", "isom", "mp42", "iso5"})
    void aSoundMayHaveTheBrandOfAFilm(String brand) {
        assertThat(typeOf(SampleFiles.mp4(brand, "soun"))).contains(FileType.M4A);
    }

    static Stream<String> refused() {
        return BAD_FILES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsSomethingElseOrTwoThingsAtOnceIsNothing(String kind) {
        var bytes = BAD_FILES.getOrDefault(kind, new byte[0]);

        assertThat(typeOf(bytes)).isEmpty();
    }

    @Test
    void aSignatureIsEnoughForWhatIsNotLookedInto() {
        assertThat(typeOfBytes("%PDF-1.7\n" + "x".repeat(50) + "%%EOF")).contains(FileType.PDF);
        assertThat(typeOfBytes("\u0089PNG\r\n\u001a\n" + "\0".repeat(50))).contains(FileType.PNG);
        assertThat(typeOfBytes("\u00ff\u00d8\u00ff\u00e0" + "\0".repeat(50))).contains(FileType.JPEG);
        assertThat(typeOfBytes("GIF87a" + "\0".repeat(50))).contains(FileType.GIF);
        assertThat(typeOfBytes("RIFF\0\0\0\0WEBPVP8 " + "\0".repeat(50))).contains(FileType.WEBP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "REM sleep was short",
                "MZ twins, both well",
                "P1 pain since Monday",
                "FLV ratio is normal",
                "ID3 gene positive",
                "<5 mg/l CRP",
                "Hello, doctor",
                "Hello, dear doctor.\nI feel better, thanks.",
                "Dose; time\nTwo; noon",
                "1,2,3\n4,5\n",
                "one line,only",
                "\"open,quote\n1,2",
                "From: me\nTo: you\nSubject: blood\n\nIt is < 5 and > 3, a<b.",
                "% a comment\n% another",
                "a\tb\nc\td\n",
                "\ufeffwith a mark",
                "\f\n"
            })
    void proseIsText(String text) {
        assertThat(typeOf(text)).contains(FileType.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2",
                "a,b\r\n1,2\r\n\r\n",
                "a;b;c\n1;2;3\n4;5;6\n",
                "name,note\nA,\"x, y\n z\"\n",
                "\"a\"\"b\",c\n1,2\n"
            })
    void evenLinesOfSeparatedValuesAreATable(String text) {
        assertThat(typeOf(text)).contains(FileType.CSV);
    }

    @Test
    void aLargeTextIsReadToItsEnd() {
        var text = "It hurts.\n".repeat(100_000).getBytes(UTF_8);
        assertThat(typeOf(text)).contains(FileType.TEXT);

        text[text.length - 1] = (byte) 0xc3; // the first half of a character

        assertThat(typeOf(text)).isEmpty();
    }

    @Test
    void noBeginningOfAFileIsTakenForSomethingElse() {
        for (var type : FileType.values()) {
            var whole = SampleFiles.of(type);
            for (var length = 1; length < whole.length; length++) {
                var known = typeOf(Arrays.copyOf(whole, length));

                assertThat(known)
                        .as("%d bytes of %s", length, type)
                        .satisfiesAnyOf(
                                found -> assertThat(found).isEmpty(),
                                found -> assertThat(found).contains(type),
                                found -> assertThat(found).contains(FileType.TEXT));
            }
        }
    }

    @Test
    void aRecordingThatWasCutOffIsStillOne() {
        for (var type : List.of(FileType.MP3, FileType.M4A, FileType.OGG, FileType.WAV, FileType.PDF)) {
            var whole = SampleFiles.of(type);

            assertThat(typeOf(Arrays.copyOf(whole, whole.length - 8)))
                    .as("%s", type)
                    .contains(type);
            assertThat(typeOf(Arrays.copyOf(whole, whole.length * 2 / 3)))
                    .as("%s", type)
                    .contains(type);
        }
    }

    @Test
    void chanceMakesNoDisguise() {
        var noise = new byte[12 << 20];
        new Random(42).nextBytes(noise);
        var head = "RIFF\u00ff\u00ff\u00ff\u00ffWAVEfmt \20\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, noise, 0, head.length);

        assertThat(typeOf(noise)).contains(FileType.WAV);
    }

    @Test
    void letterheadsOnAnAuthorsDiskDoNoHarm() {
        assertThat(typeOf(BadFiles.wordWithTemplate("file:///C:\\Users\\me\\Letter.dotx")))
                .contains(FileType.WORD);
        for (var remote : List.of(
                "http://x.example/t.dotm", "HTTPS://x/t", "\\\\server\\t.dotm", "file://server/t.dotm", "//x/t")) {
            assertThat(typeOf(BadFiles.wordWithTemplate(remote))).as(remote).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document2.xml", "word/document22.xml"})
    void programsOnTheWebNumberTheMainPart(String part) {
        assertThat(typeOf(BadFiles.packed("[Content_Types].xml", "<Types/>", part, "")))
                .contains(FileType.WORD);
    }

    @Test
    void aWorkbookMayBeWrittenAsALargeArchive() {
        assertThat(typeOf(SampleFiles.largeArchive("[Content_Types].xml", "xl/workbook.xml")))
                .contains(FileType.EXCEL);
    }

    @Test
    void aDisguiseFarIntoARecordingIsFound() {
        var cut = Arrays.copyOf(SampleFiles.of(FileType.WAV), 40);
        for (var distance : List.of(0, 65_400, 65_470, 65_530, 200_000)) {
            var disguised = Arrays.copyOf(cut, cut.length + distance + 7);
            System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, disguised, cut.length + distance, 7);

            assertThat(typeOf(disguised)).as("%s", distance).isEmpty();
        }
    }
}
