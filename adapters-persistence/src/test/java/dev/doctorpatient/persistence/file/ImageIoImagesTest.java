package dev.doctorpatient.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.file.port.Images;
import dev.doctorpatient.application.file.port.Images.Burdened;
import dev.doctorpatient.application.file.port.Images.Damaged;
import dev.doctorpatient.application.file.port.Images.Finding;
import dev.doctorpatient.application.file.port.Images.Oversized;
import dev.doctorpatient.application.file.port.Images.Plain;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.BadFiles;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import dev.doctorpatient.testing.SampleImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageIoImagesTest {
    private final InMemoryDocumentFiles files = new InMemoryDocumentFiles(new AdjustableClock(Fixtures.NOW));
    private final Images images = new ImageIoImages(40);

    private Finding examined(FileType type, byte[] bytes) {
        return examined(images, type, bytes);
    }

    /** A finding whose cleaned image can be read still: what is in memory outlives being closed. */
    private Finding examined(Images examiner, FileType type, byte[] bytes) {
        try (var file = files.receive(DocumentId.next(), new ByteArrayInputStream(bytes), Integer.MAX_VALUE - 9)) {
            return examiner.examine(type, file);
        }
    }

    private byte[] cleaned(FileType type, byte[] bytes) {
        return switch (examined(type, bytes)) {
            case Plain _ -> bytes;
            case Burdened(var cleaned) -> read(cleaned);
            case Finding refusal -> throw new AssertionError(refusal.toString());
        };
    }

    private static byte[] read(Images.Cleaned cleaned) {
        try (var content = cleaned.open()) {
            return content.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Stream<String> plain() {
        return SampleImages.plain().keySet().stream();
    }

    static Stream<String> burdened() {
        return SampleImages.burdened().keySet().stream();
    }

    private static SampleImages.Sample sample(String name) {
        return Objects.requireNonNull(SampleImages.all().get(name));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void whatTellsNothingElseStaysAsItIs(String name) {
        assertThat(examined(sample(name).type(), sample(name).bytes())).isInstanceOf(Plain.class);
    }

    @ParameterizedTest
    @MethodSource("burdened")
    void whatTellsMoreLosesItAndNoPixel(String name) throws IOException {
        var sample = sample(name);

        assertThat(examined(sample.type(), sample.bytes())).isInstanceOf(Burdened.class);

        var cleaned = cleaned(sample.type(), sample.bytes());
        assertThat(new String(cleaned, StandardCharsets.ISO_8859_1)).doesNotContain(SampleImages.SECRET);
        assertThat(examined(sample.type(), cleaned)).isInstanceOf(Plain.class);
        if (sample.type() != FileType.WEBP) {
            assertThat(pixels(cleaned)).isEqualTo(pixels(sample.bytes()));
        }
    }

    private static int[] pixels(byte[] image) throws IOException {
        var decoded = ImageIO.read(new ByteArrayInputStream(image));
        return decoded.getRGB(0, 0, decoded.getWidth(), decoded.getHeight(), null, 0, decoded.getWidth());
    }

    @Test
    void whichWayIsUpStays() {
        var cleaned = cleaned(FileType.JPEG, sample("a JPEG of a phone").bytes());

        assertThat(new String(cleaned, StandardCharsets.ISO_8859_1))
                .contains("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0");
    }

    @Test
    void aPixelTooManyIsRefusedBeforeAnythingIsDecoded() {
        var one = new ImageIoImages(1);

        SampleImages.bombs().forEach((name, bomb) -> assertThat(examined(one, bomb.type(), bomb.bytes()))
                .as(name)
                .isEqualTo(new Oversized(1)));
    }

    @Test
    void noImageThatIsCutIsTakenForAWholeOne() {
        SampleImages.all().forEach((name, sample) -> {
            var whole = cleaned(sample.type(), sample.bytes());
            for (var length = 12; length < whole.length - 1; length += Math.max(1, whole.length / 150)) {
                assertThat(examined(sample.type(), Arrays.copyOf(whole, length)))
                        .as("%d bytes of %s", length, name)
                        .isInstanceOf(Damaged.class);
            }
        });
    }

    @Test
    void whatIsNoWholeImageOrMoreThanOneIsRefused() {
        BadFiles.damagedImages().forEach((name, bytes) -> {
            var type = Signatures.typeIn(bytes).orElseThrow(() -> new AssertionError(name));

            assertThat(examined(type, bytes)).as(name).isInstanceOfAny(Damaged.class, Images.Ambiguous.class);
        });
    }

    @Test
    void whateverHappensToAnImageItIsCleanedOrRefused() {
        var random = new Random(36);
        SampleImages.all().forEach((name, sample) -> {
            for (var round = 0; round < 150; round++) {
                var bytes = sample.bytes().clone();
                for (var changes = random.nextInt(1, 4); changes > 0; changes--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }

                if (examined(sample.type(), bytes) instanceof Burdened(var cleaned)) {
                    assertThat(examined(sample.type(), read(cleaned)))
                            .as(name)
                            .isNotInstanceOfAny(Burdened.class, Oversized.class);
                }
            }
        });
    }
}
