package dev.doctorpatient.mail.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.doctorpatient.application.notification.port.Postman.Outcome;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VertxPostmanTest {
    private static final EmailAddress SENDER = new EmailAddress("no-reply@clinic.example");
    private static final EmailAddress RECIPIENT = new EmailAddress("somebody@home.example");
    private static final String TEXT = "Zeit: Montag, 5. Mai – später als üblich 😀\n.\n..\nEnde";
    private static final String PASSWORD = "p:/ä secret";
    private static final String ENCODED_PASSWORD = "p%3A%2F%C3%A4%20secret";

    /** Short enough for a test to wait until it is over, and long enough for a busy machine that has to answer. */
    private static final VertxPostman.Patience SHORT =
            new VertxPostman.Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(10));

    private static Vertx vertx = Vertx.vertx();

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private String started() {
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    private String startedWithPassword() {
        server.withConfiguration(
                GreenMailConfiguration.aConfig().withUser("clinic@clinic.example", "clinic", PASSWORD));
        server.start();
        return "127.0.0.1:" + server.getSmtp().getPort();
    }

    private static Mail mail() {
        var notification = Notification.create(
                UserId.next(),
                NotificationKind.APPOINTMENT_MOVED,
                new Resource(ResourceType.APPOINTMENT, TimeOrderedId.next()),
                PatientId.next(),
                Instant.parse("2031-05-06T07:08:09Z"));
        return Mail.create(notification, TEXT, null);
    }

    private static Outcome deliver(String url, Mail mail) {
        return deliver(url, mail, RECIPIENT);
    }

    private static Outcome deliver(String url, Mail mail, EmailAddress address) {
        return new VertxPostman(vertx, SmtpUrl.parse(url), SENDER, SHORT).deliver(mail, address);
    }

    private MimeMessage onlyReceived() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    @Test
    void aMailArrivesWithEverythingThatItNeeds() throws Exception {
        var mail = mail();

        assertThat(deliver(started(), mail)).isEqualTo(Outcome.ACCEPTED);

        var received = onlyReceived();
        assertThat(received.getFrom()).extracting(String::valueOf).containsExactly(SENDER.value());
        assertThat(received.getAllRecipients()).extracting(String::valueOf).containsExactly(RECIPIENT.value());
        assertThat(received.getSubject()).isEqualTo("An appointment was moved to another time");
        assertThat(received.getContentType())
                .startsWithIgnoringCase("text/plain")
                .containsIgnoringCase("utf-8");
        assertThat(((String) received.getContent()).replace("\r\n", "\n").stripTrailing())
                .isEqualTo(TEXT);
        assertThat(received.getMessageID()).isEqualTo("<" + mail.notification().value() + "@clinic.example>");
        assertThat(received.getSentDate()).isEqualTo(Date.from(Instant.parse("2031-05-06T07:08:09Z")));
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getHeader("Message-ID")).hasSize(1);
        assertThat(received.getHeader("Date")).hasSize(1);
    }

    @Test
    void aMailThatIsSentTwiceCanBeKnownAgain() throws Exception {
        var url = started();
        var mail = mail();
        var postman = new VertxPostman(vertx, SmtpUrl.parse(url), SENDER, SHORT);
        assertThat(postman.deliver(mail, RECIPIENT)).isEqualTo(Outcome.ACCEPTED);
        assertThat(postman.deliver(mail, RECIPIENT)).isEqualTo(Outcome.ACCEPTED);
        assertThat(postman.deliver(mail(), RECIPIENT)).isEqualTo(Outcome.ACCEPTED);

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(3);
        assertThat(received[1].getMessageID()).isEqualTo(received[0].getMessageID());
        assertThat(received[2].getMessageID()).isNotEqualTo(received[0].getMessageID());
    }

    @Test
    void whoHasThePasswordGetsIn() {
        var server = startedWithPassword();

        assertThat(deliver("smtp://clinic:" + ENCODED_PASSWORD + "@" + server + "?starttls=disabled", mail()))
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(onlyReceived()).isNotNull();
    }

    @Test
    void aWrongPasswordIsNoFaultOfTheMail() {
        var server = startedWithPassword();

        assertThat(deliver("smtp://clinic:wrong@" + server + "?starttls=disabled", mail()))
                .isEqualTo(Outcome.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?starttls=required"})
    void aPasswordIsNotSentInTheClear(String query) {
        try (var listener = ObstinateServer.answering("EHLO", "250-here\r\n250 AUTH PLAIN LOGIN")) {
            assertThat(deliver("smtp://clinic:secret@127.0.0.1:" + listener.port() + query, mail()))
                    .isEqualTo(Outcome.UNREACHABLE);

            assertThat(listener.heard()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void aServerThatCannotProveItsNameGetsNoMail() {
        var unused = started();

        assertThat(deliver("smtps://127.0.0.1:" + server.getSmtps().getPort(), mail()))
                .isEqualTo(Outcome.UNREACHABLE);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /** What a JVM trusts by default is what the postman trusts. */
    @Test
    void aServerThatCanProveItsNameGetsTheMailUnderTls(@TempDir Path folder) throws Exception {
        var keys = folder.resolve("keys.p12").toString();
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-keystore",
                        keys,
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var properties = Map.of(
                "greenmail.tls.keystore.file",
                keys,
                "greenmail.tls.keystore.password",
                "changeit",
                "javax.net.ssl.trustStore",
                keys,
                "javax.net.ssl.trustStorePassword",
                "changeit");
        properties.forEach(System::setProperty);
        try {
            var unused = started();

            assertThat(deliver("smtps://localhost:" + server.getSmtps().getPort(), mail()))
                    .isEqualTo(Outcome.ACCEPTED);
            assertThat(onlyReceived()).isNotNull();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user, REFUSED",
        "RCPT, 552 mailbox full for ever, REFUSED",
        "RCPT, 450 come back later, DEFERRED",
        "., 554 looks like spam, REFUSED",
        "., 451 try again, DEFERRED",
        "MAIL, 550 you may not send, UNREACHABLE",
        "MAIL, 451 try again, UNREACHABLE",
        "DATA, 451 try again, UNREACHABLE",
        "'', 554 go away, UNREACHABLE",
        "'', 421 too busy, UNREACHABLE",
        "AUTH, 535 wrong password, UNREACHABLE",
        "MAIL, (end), UNREACHABLE",
        "., (end), UNREACHABLE",
        "'', (silence), UNREACHABLE",
        "RCPT, (silence), UNREACHABLE",
        "., (silence), UNREACHABLE"
    })
    void whatTheServerSaysDecidesWhatBecomesOfTheMail(String command, String answer, Outcome outcome) {
        try (var obstinate = ObstinateServer.answering(command, answer)) {
            var url = "smtp://clinic:secret@127.0.0.1:" + obstinate.port() + "?starttls=disabled";

            assertThat(deliver(url, mail())).isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void aServerThatWasSilentIsFoundWhenItTalksAgain(String command) {
        var patience = new VertxPostman.Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
        try (var server = ObstinateServer.answering(command, ObstinateServer.SILENCE)) {
            var url = SmtpUrl.parse("smtp://127.0.0.1:" + server.port());
            var postman = new VertxPostman(vertx, url, SENDER, patience);
            assertThat(postman.deliver(mail(), RECIPIENT)).isEqualTo(Outcome.UNREACHABLE);
            assertThat(postman.deliver(mail(), RECIPIENT)).isEqualTo(Outcome.UNREACHABLE);

            server.comesToReason();

            assertThat(postman.deliver(mail(), RECIPIENT)).isEqualTo(Outcome.ACCEPTED);
        }
    }

    @Test
    void aServerThatIsNotThereTakesNothingAndIsFoundWhenItIsBack() throws IOException {
        int port;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        var postman = new VertxPostman(vertx, SmtpUrl.parse("smtp://127.0.0.1:" + port), SENDER, SHORT);
        assertThat(postman.deliver(mail(), RECIPIENT)).isEqualTo(Outcome.UNREACHABLE);

        for (var restart = 0; restart < 2; restart++) {
            var back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            back.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
            back.start();
            try {
                assertThat(postman.deliver(mail(), RECIPIENT)).isEqualTo(Outcome.ACCEPTED);
            } finally {
                back.stop();
            }
        }
    }
}
