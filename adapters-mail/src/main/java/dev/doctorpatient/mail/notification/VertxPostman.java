package dev.doctorpatient.mail.notification;

import dev.doctorpatient.application.notification.port.Postman;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.notification.Mail;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Speaks SMTP through the client of Vert.x, with a limit on everything that a server could be slow at. Each mail has a client of its own:
 * what a server never answers keeps its place in a client's pool for ever, and a connection that was kept while its server was restarted
 * is found out only by waiting for it.
 */
public final class VertxPostman implements Postman {
    /** How long a server may take to answer the door, for one answer, and for all of a mail. */
    record Patience(Duration connecting, Duration silence, Duration whole) {}

    /** The longest is what the port allows. */
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));

    private static final Logger LOG = Logger.getLogger(VertxPostman.class);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);
    private static final String NO_TROUBLE = "";

    private final Vertx vertx;
    private final MailConfig config;
    private final EmailAddress sender;
    private final Patience patience;
    /** What was said of the server last, so that an outage is said once and not at every attempt. */
    private final AtomicReference<String> trouble = new AtomicReference<>(NO_TROUBLE);

    /** A postman for a server, who writes an address on every mail. */
    public VertxPostman(Vertx vertx, SmtpUrl server, EmailAddress sender) {
        this(vertx, server, sender, PATIENCE);
    }

    VertxPostman(Vertx vertx, SmtpUrl server, EmailAddress sender, Patience patience) {
        this.vertx = vertx;
        this.config = config(server, patience);
        this.sender = sender;
        this.patience = patience;
    }

    private static MailConfig config(SmtpUrl server, Patience patience) {
        var config = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setSsl(server.encryption() == SmtpUrl.Encryption.FROM_THE_START)
                .setStarttls(
                        switch (server.encryption()) {
                            case FROM_THE_START, DISABLED -> StartTLSOptions.DISABLED;
                            case REQUIRED -> StartTLSOptions.REQUIRED;
                            case OPTIONAL -> StartTLSOptions.OPTIONAL;
                        })
                .setLogin(LoginOption.DISABLED)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setConnectTimeout(milliseconds(patience.connecting()))
                .setSslHandshakeTimeout(patience.connecting().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(milliseconds(patience.silence()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAlive(false);
        var credentials = server.credentials();
        return credentials == null
                ? config
                : config.setLogin(LoginOption.REQUIRED)
                        .setUsername(credentials.user())
                        .setPassword(credentials.password());
    }

    private static int milliseconds(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    @Override
    public Outcome deliver(Mail mail, EmailAddress address) {
        var client = MailClient.create(vertx, config);
        try {
            var unused = client.sendMail(message(mail, address))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(patience.whole().toMillis(), TimeUnit.MILLISECONDS);
            if (!trouble.getAndSet(NO_TROUBLE).equals(NO_TROUBLE)) {
                LOG.info("The mail server takes mails again.");
            }
            return Outcome.ACCEPTED;
        } catch (ExecutionException failure) {
            return outcome(failure.getCause() == null ? failure : failure.getCause());
        } catch (TimeoutException | RuntimeException failure) {
            return outcome(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Outcome.UNREACHABLE;
        } finally {
            var unused = client.close(); // and whatever connection it still has: nothing is sent late
        }
    }

    private MailMessage message(Mail mail, EmailAddress address) {
        return new MailMessage()
                .setFrom(sender.value())
                .setTo(address.value())
                .setSubject(mail.subject())
                .setText(mail.text())
                // Both the same at every attempt: a server that gets one twice can see that.
                .addHeader("Message-ID", "<" + mail.notification().value() + "@" + host(sender) + ">")
                .addHeader("Date", date(mail.createdAt()))
                .addHeader("Auto-Submitted", "auto-generated"); // so that no machine answers (RFC 3834)
    }

    private static String host(EmailAddress address) {
        return address.value().substring(address.localPart().length() + 1);
    }

    private static String date(Instant time) {
        return DATE.format(time.atOffset(ZoneOffset.UTC));
    }

    /** Only what a server says of the recipient or of the mail as a whole is the mail's fault. */
    private Outcome outcome(Throwable failure) {
        return switch (failure) {
            case SMTPException refusal
            when isAboutTheMail(refusal) -> refusal.isPermanent() ? Outcome.REFUSED : Outcome.DEFERRED;
            case SMTPException refusal -> unreachable("it answers " + refusal.getReplyCode());
            default -> unreachable(failure.getClass().getSimpleName());
        };
    }

    private static boolean isAboutTheMail(SMTPException refusal) {
        var message = String.valueOf(refusal.getMessage());
        return message.startsWith("recipient address not accepted") || message.startsWith("sending data failed");
    }

    private Outcome unreachable(String reason) {
        if (!trouble.getAndSet(reason).equals(reason)) {
            LOG.warnf("The mail server takes no mails; they wait: %s", reason);
        }
        return Outcome.UNREACHABLE;
    }
}
