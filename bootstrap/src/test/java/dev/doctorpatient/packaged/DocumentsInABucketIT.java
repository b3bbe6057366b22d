package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.s3.testing.S3Server;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are in a bucket of an S3-compatible store, which may be away, and nothing else suffers from it. */
class DocumentsInABucketIT {
    private static final int UNUSABLE_CONFIGURATION = 78;

    @Test
    void documentsGoIntoTheBucketAndOutOfIt(@TempDir Path folder, @TempDir Path store) {
        try (var bucket = new Bucket(store);
                var server = ServerProcess.start(environment(folder, bucket, Map.of()))) {
            var clinic = Clinic.of(server.api());
            var patient = clinic.member("patient", "patient@bucket.example", "bucket-Patient-1");
            var papers = new Papers(patient.api());
            var uploads = "case-histories/" + papers.entry(patient.profile()) + "/documents";

            var document = papers.form(uploads, () -> Papers.stream("0123456789"))
                    .expect(201)
                    .path("id")
                    .asText();

            assertThat(bucket.objects().resolve("documents").resolve(document)).hasContent("0123456789");
            assertThat(papers.download(document).body()).isEqualTo("0123456789");
            var piece = papers.download(document, "Range", "bytes=7-");
            assertThat(piece.statusCode()).isEqualTo(206);
            assertThat(piece.body()).isEqualTo("789");
            assertThat(papers.download(document, "Range", "bytes=2-4").body()).isEqualTo("234");
            server.awaitHealth("documents", "connected");

            bucket.server().stop();
            var download = papers.download(document);
            assertThat(download.statusCode()).isEqualTo(503);
            assertThat(Api.parse(download.body()).path("code").asText()).isEqualTo("unavailable");
            assertThat(papers.form(uploads, () -> Papers.stream("lost")).status())
                    .isEqualTo(503);
            papers.entry(patient.profile());
            server.awaitHealth("documents", "degraded");

            bucket.server().start();
            assertThat(papers.download(document).body()).isEqualTo("0123456789");
            assertThat(server.terminate()).isNotEqualTo(UNUSABLE_CONFIGURATION);
            assertThat(CheckDocumentsIT.check(environment(folder, bucket, Map.of()), 0))
                    .contains("Looked at 1 files", "Faults that remain: 0.");
            assertThat(server.output() + server.errors()).doesNotContain(S3Server.SECRET_KEY, S3Server.ACCESS_KEY);
        }
    }

    @Test
    void aBucketThatIsNotOursEndsTheStartAndAStoreThatIsAwayDoesNot(@TempDir Path folder, @TempDir Path store) {
        try (var bucket = new Bucket(store)) {
            assertRefused(environment(folder, bucket, Map.of("S3_BUCKET", "nowhere")), "S3_BUCKET");
            assertRefused(environment(folder, bucket, Map.of("S3_SECRET_KEY", "canary-Secret-31")), "S3_SECRET_KEY");
            bucket.server().stop();

            try (var server = ServerProcess.start(environment(folder, bucket, Map.of()))) {
                server.awaitHealth("documents", "degraded");
            }
        }
    }

    private static void assertRefused(Map<String, String> environment, String variable) {
        try (var server = ServerProcess.launch(environment)) {
            assertThat(server.awaitEnd()).isEqualTo(UNUSABLE_CONFIGURATION);

            assertThat(server.errors())
                    .startsWith("Cannot start: ")
                    .contains(variable)
                    .hasLineCount(1);
            assertThat(server.output() + server.errors()).doesNotContain("canary", S3Server.SECRET_KEY);
        }
    }

    private static Map<String, String> environment(Path folder, Bucket bucket, Map<String, String> changes) {
        var environment = new HashMap<>(Database.H2.clinicIn(folder));
        environment.putAll(bucket.environment());
        environment.putAll(changes);
        return environment;
    }
}
