package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.doctorpatient.packaged.Clinic.Member;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the service while it sends mails, and counts what arrived when it is back. */
class EveryMailArrivesIT {
    private static final String SENDER_HOST = "packaged.example";
    private static final Instant FIRST_SLOT = Instant.parse("2035-01-01T00:00:00Z");
    private static final int BOOKINGS = 150;
    private static final int KILLS = 2;
    private static final int BEFORE_A_KILL = 40;

    /** Longer than a claim, and than the first waits after failures. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final GreenMail inboxes =
            new GreenMail(new ServerSetup(Product.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @ParameterizedTest
    @EnumSource
    void everyNotificationsMailArrivesAndIsKnownAgainIfItCameTwice(Database database, @TempDir Path folder) {
        var environment = database.clinicIn(folder);
        environment.put(
                "SMTP_URL",
                "smtp://127.0.0.1:" + inboxes.getSmtp().getServerSetup().getPort());
        environment.put("MAIL_FROM", "no-reply@" + SENDER_HOST);
        var server = ServerProcess.start(environment);
        try {
            var clinic = Clinic.of(server.api());
            var doctor = clinic.member("doctor", "doctor@mail.example", "mailed-Doctor-1");
            var relative = clinic.member("patient", "relative@mail.example", "mailed-Patient-1");
            var patient = clinic.patient("Patient");
            clinic.relate(relative.user(), patient);
            for (var number = 0; number < BOOKINGS; number++) { // nobody takes the mails yet
                book(clinic.admin(), doctor.profile(), patient, number);
            }

            server.kill();
            inboxes.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
            inboxes.start();
            for (var kill = 1; kill <= KILLS; kill++) {
                server = ServerProcess.start(environment);
                var enough = kill * BEFORE_A_KILL;
                await(() -> received().size() >= enough);
                server.kill();
            }
            assertThat(received())
                    .as("mails were still waiting at the last kill")
                    .hasSizeLessThan(2 * BOOKINGS);
            server = ServerProcess.start(environment);
            var expected = told(server, List.of(doctor, relative));
            await(() -> new HashSet<>(received()).containsAll(expected));

            assertThat(expected).hasSize(2 * BOOKINGS);
            assertThat(new HashSet<>(received())).isEqualTo(expected);
            assertThat(received().size() - expected.size())
                    .as("mails that came twice: at most the one that was under way at each kill")
                    .isLessThanOrEqualTo(KILLS + 1);
        } finally {
            server.close();
            inboxes.stop();
        }
    }

    private static void book(Api admin, String doctor, String patient, int number) {
        JsonNode unused = admin.post(
                        "appointments",
                        Map.of(
                                "doctor_id",
                                doctor,
                                "patient_id",
                                patient,
                                "time_slot",
                                FIRST_SLOT.plus(Duration.ofHours(number)).toString(),
                                "type",
                                "remote"))
                .expect(201);
    }

    /** The Message-IDs of the mails of everything that these people were told. */
    private static Set<String> told(ServerProcess server, List<Member> members) {
        return members.stream()
                .flatMap(member -> server.api().as(String.valueOf(member.api().token())).all("notifications").stream())
                .map(notification -> "<" + notification.path("id").asText() + "@" + SENDER_HOST + ">")
                .collect(Collectors.toSet());
    }

    /** The Message-IDs of all that arrived. */
    private List<String> received() {
        return Arrays.stream(inboxes.getReceivedMessages())
                .flatMap(EveryMailArrivesIT::messageId)
                .toList();
    }

    private static Stream<String> messageId(MimeMessage message) {
        try {
            return Stream.of(message.getMessageID());
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("the mails do not come");
            }
            try {
                Thread.sleep(20); // between two looks at a server that tells nobody what it gets
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
