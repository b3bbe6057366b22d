package dev.doctorpatient.clamav.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.doctorpatient.application.file.port.MalwareScanner.Verdict;
import dev.doctorpatient.clamav.testing.FakeClamd;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ClamdScannerTest {
    /** In two parts, so that no scanner takes this test for it. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private static final ClamdScanner.Patience SHORT =
            new ClamdScanner.Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), 2);

    private final InMemoryDocumentFiles files = new InMemoryDocumentFiles(new AdjustableClock(Fixtures.NOW));

    private Verdict scanned(ClamdUrl server, byte[] bytes) {
        return scanned(new ClamdScanner(server, SHORT), bytes);
    }

    private Verdict scanned(ClamdScanner scanner, byte[] bytes) {
        try (var file = files.receive(DocumentId.next(), new ByteArrayInputStream(bytes), 1 << 28)) {
            return scanner.scan(file);
        }
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 1_000_000})
    void everyByteIsShownToIt(int length) {
        try (var clamd = new FakeClamd("stream: OK\0")) {
            assertThat(scanned(ClamdUrl.parse(clamd.url()), bytes(length))).isEqualTo(Verdict.CLEAN);

            assertThat(clamd.heard()).containsExactly(bytes(length));
        }
    }

    @Test
    void whatItKnowsIsMalware() {
        try (var clamd = new FakeClamd("stream: Eicar-Test-Signature FOUND\0")) {
            assertThat(scanned(ClamdUrl.parse(clamd.url()), bytes(9))).isEqualTo(Verdict.MALWARE);
        }
    }

    @Test
    void whatItDoesNotTakeInIsTooLarge() {
        try (var clamd = new FakeClamd("INSTREAM size limit exceeded. ERROR\0")) {
            assertThat(scanned(ClamdUrl.parse(clamd.url()), bytes(9))).isEqualTo(Verdict.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FakeClamd.SILENCE,
                FakeClamd.END,
                FakeClamd.DEAF,
                "stream: OK",
                "stream: OK\n",
                "stream: O\0K\0",
                "stream: OK FOUND and more\0",
                "stream: Can't allocate memory ERROR\0",
                "UNKNOWN COMMAND\0",
                "OK\0",
                "\0",
                "HTTP/1.1 200 OK\r\n\r\n\0"
            })
    void whateverElseItSaysIsNoVerdict(String answer) {
        try (var clamd = new FakeClamd(answer)) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> scanned(ClamdUrl.parse(clamd.url()), bytes(8_000_000)));
        }
    }

    @Test
    void anAnswerWithoutEndIsNoVerdict() {
        try (var clamd = new FakeClamd("x".repeat(100_000) + "\0")) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> scanned(ClamdUrl.parse(clamd.url()), bytes(9)));
        }
    }

    @Test
    void itIsFoundWhenItIsBack() {
        try (var clamd = new FakeClamd(FakeClamd.END)) {
            var scanner = new ClamdScanner(ClamdUrl.parse(clamd.url()), SHORT);
            for (var more = 0; more < 5; more++) {
                assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> scanned(scanner, bytes(9)));
            }

            clamd.answers("stream: OK\0");

            assertThat(scanned(scanner, bytes(9))).isEqualTo(Verdict.CLEAN);
        }
    }

    @Test
    void nobodyThereIsNoVerdict() {
        var gone = new FakeClamd(FakeClamd.END);
        gone.close();

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> scanned(ClamdUrl.parse(gone.url()), bytes(9)));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> scanned(ClamdUrl.parse("unix:/nowhere/clamd.ctl"), bytes(9)));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> scanned(ClamdUrl.parse("tcp://nobody.invalid:3310"), bytes(9)));
    }

    /** Debian's clamd, which knows one thing. */
    @Test
    void theRealOneFindsWhatItKnows(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/clamd")), "clamd is not installed here");
        var eicar = EICAR.getBytes(StandardCharsets.US_ASCII);
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(eicar));
        Files.writeString(folder.resolve("local.hsb"), digest + ":" + eicar.length + ":Eicar-Test\n");
        var socket = folder.resolve("clamd.ctl");
        var configuration = Files.writeString(folder.resolve("clamd.conf"), """
                Foreground yes
                LocalSocket %s
                DatabaseDirectory %s
                StreamMaxLength 1M
                """.formatted(socket, folder));
        var clamd = new ProcessBuilder("/usr/sbin/clamd", "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            awaitSocket(clamd, socket);
            var scanner = new ClamdScanner(ClamdUrl.parse("unix:" + socket));

            assertThat(scanned(scanner, eicar)).isEqualTo(Verdict.MALWARE);
            assertThat(scanned(scanner, bytes(900_000))).isEqualTo(Verdict.CLEAN);
            assertThat(scanned(scanner, bytes(1_200_000))).isEqualTo(Verdict.TOO_LARGE);
        } finally {
            clamd.destroyForcibly().waitFor();
        }
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> scanned(ClamdUrl.parse("unix:" + socket), eicar));
    }

    private static void awaitSocket(Process clamd, Path socket) throws IOException {
        for (var patience = 3_000; patience > 0 && clamd.isAlive() && !Files.exists(socket); patience--) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(socket).as(Files.readString(socket.resolveSibling("log"))).exists();
    }
}
