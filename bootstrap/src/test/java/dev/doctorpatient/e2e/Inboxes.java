package dev.doctorpatient.e2e;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A mail server on the port where the service looks for one, with an inbox for everybody. */
final class Inboxes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final GreenMail server;

    private Inboxes(GreenMail server) {
        this.server = server;
    }

    static Inboxes open() {
        var url = URI.create(ConfigProvider.getConfig().getValue("SMTP_URL", String.class));
        var server = new GreenMail(new ServerSetup(url.getPort(), url.getHost(), ServerSetup.PROTOCOL_SMTP));
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        return new Inboxes(server);
    }

    /** What somebody has got so far with a subject. */
    List<Letter> of(Person who, String subject) {
        return Arrays.stream(server.getReceivedMessages())
                .map(Letter::of)
                .filter(letter ->
                        letter.to().equals(who.email()) && letter.subject().equals(subject))
                .toList();
    }

    /** Waits until somebody has got something with a subject, and gives the first of it. */
    Letter awaits(Person who, String subject) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (of(who, subject).isEmpty()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("never came: " + subject);
            }
            pause();
        }
        return of(who, subject).getFirst();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS); // between two looks at a server that tells nobody what it gets
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    /** A mail as it arrived. */
    record Letter(String from, String to, String subject, String id, String text) {
        private static Letter of(MimeMessage message) {
            try {
                return new Letter(
                        String.valueOf(message.getFrom()[0]),
                        String.valueOf(message.getRecipients(Message.RecipientType.TO)[0]),
                        message.getSubject(),
                        message.getMessageID(),
                        String.valueOf(message.getContent()).replace("\r\n", "\n"));
            } catch (MessagingException failure) {
                throw new IllegalStateException(failure);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
