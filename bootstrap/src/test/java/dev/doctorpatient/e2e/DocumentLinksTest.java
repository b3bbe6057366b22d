package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.testing.SampleFiles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that open one document without a token. */
@QuarkusTest
class DocumentLinksTest {
    private static final byte[] BYTES = SampleFiles.of(FileType.PDF);

    private final Clinic clinic = Clinic.here();
    private Chat chat;
    private String document;

    @BeforeEach
    void keepADocument() {
        chat = clinic.newChat();
        document = keptDocument();
    }

    private String keptDocument() {
        return Uploads.inBase64(clinic.patient(), chat.patientId(), Uploads.document("a.pdf", BYTES))
                .created()
                .body()
                .get("documents")
                .get(0)
                .get("id")
                .asText();
    }

    private String linkOf(Person who) {
        var link = who.post("/documents/" + document + "/link", json()).created();
        assertThat(link.body().get("expires_in").asInt()).isEqualTo(300);
        assertThat(link.body().get("expires_at").asText()).endsWith("Z");
        return link.text("link").substring("/api/v1".length());
    }

    private Response follow(String link, Client who) {
        return who.request().urlEncodingEnabled(false).get(link);
    }

    @Test
    void aLinkOpensTheDocumentWithoutAToken() {
        var link = linkOf(clinic.doctor());

        var whole = follow(link, clinic.anybody());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.asByteArray()).isEqualTo(BYTES);
        assertThat(whole.header("Content-Disposition")).startsWith("attachment");
        assertThat(whole.header("Cache-Control")).isEqualTo("no-store");
        var piece = clinic.anybody().request().header("Range", "bytes=1-3").get(link);
        assertThat(piece.statusCode()).isEqualTo(206);
        assertThat(piece.asString()).isEqualTo("PDF");
        assertThat(clinic.anybody().request().head(link).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkOpensNothingElse() {
        var link = linkOf(clinic.patient());
        var signature = link.substring(link.indexOf('?'));
        var other = keptDocument();

        for (var path : new String[] {
            "/documents/" + other + "/content",
            "/documents/" + UUID.randomUUID() + "/content",
            "/documents/" + document,
            "/patients/" + chat.patientId() + "/reports"
        }) {
            new Answer("GET " + path, follow(path + signature, clinic.anybody())).refused(401, "unauthenticated");
        }
        for (var broken :
                new String[] {"", "x", "=", signature.substring("?signature=".length()) + "A", "A".repeat(96)}) {
            var path = "/documents/" + document + "/content?signature=" + broken;
            new Answer("GET " + path, follow(path, clinic.anybody())).refused(401, "unauthenticated");
        }
        var twice = link + "&" + signature.substring(1);
        new Answer("GET " + twice, follow(twice, clinic.anybody())).refused(401, "unauthenticated");
        new Answer("POST to a link", clinic.anybody().request().post(link)).refused(405, "method_not_allowed");
    }

    @Test
    void aTokenSaysWhoAsksWhateverTheLinkSays() {
        var link = linkOf(clinic.patient());

        new Answer("GET with a stranger's token", follow(link, clinic.strangePatient())).refused(404, "not_found");
        assertThat(follow(link, clinic.doctor()).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkShowsWhatItsUserMaySeeAtThatMoment() {
        var ofDoctor = linkOf(clinic.doctor());
        var ofPatient = linkOf(clinic.patient());

        clinic.unassign(chat);

        new Answer("GET after the end", follow(ofDoctor, clinic.anybody())).refused(404, "not_found");
        assertThat(follow(ofPatient, clinic.anybody()).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkEndsWithTheSession() {
        var device = clinic.patient().onAnotherDevice();
        var link = linkOf(device);

        device.signsOut();

        new Answer("GET after signing out", follow(link, clinic.anybody())).refused(401, "unauthenticated");
    }

    @Test
    void whoOpensALinkIsInTheAccessLog() {
        var link = linkOf(clinic.doctor());
        var log = "/patients/" + chat.patientId() + "/access-log";
        var before = clinic.patient().get(log).items().size();

        assertThat(follow(link, clinic.anybody()).statusCode()).isEqualTo(200);

        var looks = clinic.patient().get(log).items();
        assertThat(looks).hasSizeGreaterThan(before);
        assertThat(looks.getFirst().get("actor_user_id").asText())
                .isEqualTo(clinic.doctor().userId());
    }

    @Test
    void administratorsGetNoLinkEvenThroughGlass() {
        var path = "/documents/" + document + "/link";

        clinic.administrator().post(path, json()).refused(403, "break_glass_required");
        new Answer(
                        "POST through glass",
                        clinic.administrator()
                                .request()
                                .header("X-Break-Glass", "The patient is unconscious")
                                .post(path))
                .refused(403, "forbidden");
    }
}
