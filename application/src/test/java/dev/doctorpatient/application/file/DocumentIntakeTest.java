package dev.doctorpatient.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.file.port.DocumentFiles.Incoming;
import dev.doctorpatient.application.file.port.Images;
import dev.doctorpatient.application.file.port.MalwareScanner;
import dev.doctorpatient.application.file.port.MalwareScanner.Verdict;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.StorageQuota;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.TooLarge;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.domain.shared.Unsupported;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import dev.doctorpatient.testing.InMemoryStores;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentIntakeTest {
    private final InMemoryDocumentFiles files = new InMemoryDocumentFiles(new AdjustableClock(Fixtures.NOW));
    private final List<Long> scanned = new ArrayList<>();

    private FileDetails received(MalwareScanner scanner, Images.Finding finding) {
        var stores = new InMemoryStores();
        var quota = new StorageQuota(1, 100);
        var quotas = new StorageQuotas(stores.storageUses(), stores.patients(), stores.users(), quota, quota);
        var intake = new DocumentIntake(files, _ -> Optional.of(FileType.PNG), scanner, (_, _) -> finding, quotas, 100);
        var content = new ByteArrayInputStream("an image".getBytes(StandardCharsets.US_ASCII));
        var upload = new Upload("file", FileName.cleaned("file", "a.png"), content);
        try (var batch = intake.receive(List.of(upload))) {
            return batch.keepFor(() -> batch.all().getFirst());
        }
    }

    private Verdict clean(Incoming file) {
        scanned.add(file.size());
        return Verdict.CLEAN;
    }

    private static Images.Burdened burdened(int length) {
        return new Images.Burdened(() -> new ByteArrayInputStream(new byte[length]));
    }

    private void assertRefused(
            Class<? extends Rejection> kind, ProblemCode code, MalwareScanner scanner, Images.Finding finding) {
        assertThatExceptionOfType(kind)
                .isThrownBy(() -> received(scanner, finding))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThat(files.all()).isEmpty();
    }

    @Test
    void anImageThatOnlyShowsIsKeptAsItIs() {
        var kept = received(this::clean, new Images.Plain());

        assertThat(kept.size()).isEqualTo(8);
        assertThat(scanned).containsExactly(8L);
        assertThat(files.all()).containsExactly(kept.id());
    }

    @Test
    void ofAnImageThatTellsMoreOnlyTheCleanedOneStays() {
        var kept = received(this::clean, burdened(5));

        assertThat(kept.size()).isEqualTo(5);
        assertThat(scanned).containsExactly(8L, 5L);
        assertThat(files.all()).containsExactly(kept.id());
    }

    @Test
    void nothingStaysOfAnImageThatIsRefused() {
        assertRefused(Unsupported.class, ProblemCode.UNSUPPORTED_MEDIA_TYPE, this::clean, new Images.Damaged());
        assertRefused(Unsupported.class, ProblemCode.UNSUPPORTED_MEDIA_TYPE, this::clean, new Images.Ambiguous());
        assertRefused(TooLarge.class, ProblemCode.PAYLOAD_TOO_LARGE, this::clean, new Images.Oversized(40));
        assertRefused(TooLarge.class, ProblemCode.PAYLOAD_TOO_LARGE, this::clean, burdened(101));
    }

    @Test
    void nothingStaysOfWhatTheScannerDoesNotCallClean() {
        MalwareScanner down = _ -> {
            throw new Unavailable(ProblemCode.UNAVAILABLE, "down", Duration.ofSeconds(1));
        };
        assertRefused(Invalid.class, ProblemCode.MALWARE_FOUND, _ -> Verdict.MALWARE, new Images.Plain());
        assertRefused(TooLarge.class, ProblemCode.PAYLOAD_TOO_LARGE, _ -> Verdict.TOO_LARGE, new Images.Plain());
        assertRefused(Unavailable.class, ProblemCode.UNAVAILABLE, down, new Images.Plain());
        assertRefused(
                Invalid.class,
                ProblemCode.MALWARE_FOUND,
                file -> file.size() == 5 ? Verdict.MALWARE : Verdict.CLEAN,
                burdened(5));
    }
}
