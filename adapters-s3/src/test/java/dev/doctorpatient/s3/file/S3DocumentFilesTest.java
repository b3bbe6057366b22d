package dev.doctorpatient.s3.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.s3.file.S3DocumentFiles.Reception;
import dev.doctorpatient.s3.testing.S3Server;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import dev.doctorpatient.testing.contract.DocumentFilesContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

class S3DocumentFilesTest extends DocumentFilesContract {
    private static final int MORE_THAN_A_PAGE = 1_001;

    /** More than fits into what lies between two processes. */
    private static final int LARGE = 8 << 20;

    private static final AtomicInteger BUCKETS = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private static Path folder;

    private static @Nullable S3Server server;

    private final String bucket = "clinic-" + BUCKETS.incrementAndGet();
    private final Path objects = server().createBucket(bucket);
    private final InMemoryDocumentFiles incoming = new InMemoryDocumentFiles(InstantSource.system());
    private final S3DocumentFiles files =
            new S3DocumentFiles(bucket(server().endpoint(), bucket, S3Server.SECRET_KEY), incoming);

    @BeforeAll
    static void startServer() {
        server = S3Server.startIn(folder);
    }

    @AfterAll
    static void stopServer() {
        server().close();
    }

    @AfterEach
    void close() {
        files.close();
    }

    private static S3Server server() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server;
    }

    private static S3Bucket bucket(URI endpoint, String name, String secret) {
        return new S3Bucket(endpoint, "us-east-1", name, S3Server.ACCESS_KEY, secret);
    }

    @Override
    protected DocumentFiles files() {
        return files;
    }

    @Override
    protected Instant before() {
        return Instant.EPOCH;
    }

    @Override
    protected Instant after() {
        return Instant.parse("9999-01-01T00:00:00Z");
    }

    private static InputStream stream(int size) {
        return new ByteArrayInputStream(new byte[size]);
    }

    private static void assertUnavailable(DocumentFiles files) {
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> files.open(DocumentId.next(), 0));
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> files.remove(DocumentId.next()));
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> {
            try (var listed = files.keptBefore(Instant.EPOCH)) {
                var unused = listed.toList();
            }
        });
        try (var file = files.receive(DocumentId.next(), stream(3), 3)) {
            assertThatExceptionOfType(Unavailable.class).isThrownBy(file::keep);
        }
    }

    @Test
    void aKeptFileIsAnObjectNamedByItsIdAndNothingStaysBesideIt() {
        var id = DocumentId.next();
        try (var file = files.receive(id, stream(3), 3)) {
            file.keep();
        }

        assertThat(objects.resolve("documents").resolve(id.value().toString())).hasSize(3);
        assertThat(incoming.all()).isEmpty();
    }

    @Test
    void whatLiesThereUnderOtherNamesIsNotOurs() {
        try (var client = S3DocumentFiles.client(
                bucket(server().endpoint(), bucket, S3Server.SECRET_KEY), Duration.ofSeconds(10))) {
            for (var key : List.of(
                    "documents/README",
                    DocumentId.next().value().toString(),
                    "other/" + DocumentId.next().value())) {
                var unused = client.putObject(object -> object.bucket(bucket).key(key), RequestBody.fromString("a"));
            }

            try (var kept = files.keptBefore(after())) {
                assertThat(kept).isEmpty();
            }
        }
    }

    @Test
    void aBucketMayHoldMoreThanOnePage() {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var number = 0; number < MORE_THAN_A_PAGE; number++) {
                var unused = threads.submit(() -> {
                    try (var file = files.receive(DocumentId.next(), stream(1), 1)) {
                        file.keep();
                    }
                });
            }
        }

        try (var kept = files.keptBefore(after())) {
            assertThat(kept.distinct()).hasSize(MORE_THAN_A_PAGE);
        }
    }

    @Test
    void whatIsDamagedOnTheWayIsNotKept() {
        var id = DocumentId.next();
        try (var proxy = CarelessProxy.damaging(
                        server().endpoint(), sent -> new String(sent, StandardCharsets.ISO_8859_1)
                                .replace("Take one tablet", "Take two tablet")
                                .getBytes(StandardCharsets.ISO_8859_1));
                var damaged = new S3DocumentFiles(bucket(proxy.endpoint(), bucket, S3Server.SECRET_KEY), incoming);
                var file = damaged.receive(
                        id, new ByteArrayInputStream("Take one tablet".getBytes(StandardCharsets.US_ASCII)), 100)) {
            assertThatExceptionOfType(Unavailable.class).isThrownBy(file::keep);

            assertThat(files.open(id, 0)).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsCutIsAFailureAndNoShortFile() throws IOException {
        var id = DocumentId.next();
        try (var file = files.receive(id, stream(1 << 20), 1 << 20)) {
            file.keep();
        }
        try (var proxy = CarelessProxy.cutting(server().endpoint(), 1 << 18);
                var cut = new S3DocumentFiles(bucket(proxy.endpoint(), bucket, S3Server.SECRET_KEY), incoming);
                var bytes = cut.open(id, 0).orElseThrow()) {
            assertThatExceptionOfType(Unavailable.class).isThrownBy(bytes::readAllBytes);
        }
    }

    @Test
    void aStoreThatLetsUsInSaysSo() {
        assertThat(files.visit()).isEqualTo(new Reception.Welcome());
        assertThat(files.isReachable()).isTrue();
    }

    @Test
    void aBucketThatIsNotThereIsAFailure() {
        try (var lost = new S3DocumentFiles(bucket(server().endpoint(), "nowhere", S3Server.SECRET_KEY), incoming)) {
            assertThat(lost.visit()).isEqualTo(new Reception.Unknown());
            assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> lost.open(DocumentId.next(), 0));
            try (var file = lost.receive(DocumentId.next(), stream(3), 3)) {
                assertThatExceptionOfType(Unavailable.class).isThrownBy(file::keep);
            }
        }
    }

    @Test
    void aStoreThatDoesNotKnowUsIsAFailure() {
        try (var stranger = new S3DocumentFiles(bucket(server().endpoint(), bucket, "wrong-Secret"), incoming)) {
            assertThat(stranger.visit()).isEqualTo(new Reception.Refused("SignatureDoesNotMatch"));
            assertUnavailable(stranger);
            assertThat(stranger.isReachable()).isFalse();
        }
    }

    @Test
    void aStoreThatIsGoneIsAFailureThatPasses() throws IOException {
        var id = DocumentId.next();
        try (var file = files.receive(id, stream(3), 3)) {
            file.keep();
        }
        server().stop();
        try {
            assertUnavailable(files);
            assertThat(files.visit()).isEqualTo(new Reception.Away());
            assertThat(files.isReachable()).isFalse();
        } finally {
            server().start();
        }

        try (var bytes = files.open(id, 0).orElseThrow()) {
            assertThat(bytes.readAllBytes()).hasSize(3);
        }
        assertThat(files.isReachable()).isTrue();
    }

    @Test
    void aStoreThatFallsSilentIsNotWaitedForForEver() {
        var account = bucket(server().endpoint(), bucket, S3Server.SECRET_KEY);
        try (var impatient = new S3DocumentFiles(account, incoming, Duration.ofMillis(400));
                var small = impatient.receive(DocumentId.next(), stream(3), 3);
                var large = impatient.receive(DocumentId.next(), stream(LARGE), LARGE)) {
            server().freeze();
            try {
                assertThat(impatient.visit()).isEqualTo(new Reception.Away());
                assertUnavailable(impatient);
                assertThatExceptionOfType(Unavailable.class).isThrownBy(small::keep);
                assertThatExceptionOfType(Unavailable.class).isThrownBy(large::keep);
            } finally {
                server().thaw();
            }

            large.keep();
        }
    }

    @Test
    void aSecretIsNotShown() {
        assertThat(bucket(server().endpoint(), bucket, S3Server.SECRET_KEY).toString())
                .doesNotContain(S3Server.SECRET_KEY, S3Server.ACCESS_KEY);
    }
}
