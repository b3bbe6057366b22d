package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are larger than all the memory that the service has. */
class LargeDocumentsIT {
    private static final int HEAP_IN_MEGABYTES = 96;

    /** Just below 200 MiB, in pieces of a multiple of three bytes, so that each can be put into base 64 alone. */
    private static final int PIECES = 3_190;

    private static final byte[] PIECE = "One tablet in the morning, and one in the evening, with water.\n\n"
            .repeat(1_008)
            .getBytes(StandardCharsets.US_ASCII);

    @Test
    void theyComeInByEveryWayAndGoOutAgain(@TempDir Path folder) {
        var environment = new HashMap<>(Database.H2.clinicIn(folder));
        environment.put("MAX_UPLOAD_MB", "200");
        try (var server = ServerProcess.startWithin(HEAP_IN_MEGABYTES, environment)) {
            var clinic = Clinic.of(server.api());
            var patient = clinic.member("patient", "patient@large.example", "large-Patient-1");
            var papers = new Papers(patient.api());
            var digest = Papers.digest(pieces(PIECE));

            var asForm = papers.form(
                            "case-histories/" + papers.entry(patient.profile()) + "/documents", () -> pieces(PIECE))
                    .expect(201);
            var inBase64 = papers.inBase64(
                            patient.profile(), () -> pieces(Base64.getEncoder().encode(PIECE)))
                    .expect(201)
                    .path("documents")
                    .path(0);

            assertThat(asForm.path("sha256").asText()).isEqualTo(digest);
            assertThat(asForm.path("size").asLong()).isEqualTo((long) PIECES * PIECE.length);
            assertThat(papers.digest(asForm.path("id").asText())).isEqualTo(digest);
            assertThat(papers.digest(inBase64.path("id").asText())).isEqualTo(digest);
            assertThat(server.output() + server.errors()).doesNotContain("OutOfMemory");
        }
    }

    private static InputStream pieces(byte[] piece) {
        return new SequenceInputStream(Collections.enumeration(Stream.generate(() -> new ByteArrayInputStream(piece))
                .limit(PIECES)
                .toList()));
    }
}
