package dev.doctorpatient.mail.notification;

/** SMTP_URL cannot be used. The message is one sentence for the operator, names the variable and never holds its value. */
public final class UnusableSmtpUrl extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableSmtpUrl(String sentence) {
        super(sentence, null, false, false);
    }
}
