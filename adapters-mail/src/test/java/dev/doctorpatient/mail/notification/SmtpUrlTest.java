package dev.doctorpatient.mail.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.mail.notification.SmtpUrl.Credentials;
import dev.doctorpatient.mail.notification.SmtpUrl.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpUrlTest {
    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example, mail.example, 587, OPTIONAL",
        "smtp://mail.example/, mail.example, 587, OPTIONAL",
        "smtp://mail.example:25?starttls=disabled, mail.example, 25, DISABLED",
        "SMTP://mail.example:2525?starttls=required, mail.example, 2525, REQUIRED",
        "smtp://me:secret@mail.example, mail.example, 587, REQUIRED",
        "smtp://me:secret@mail.example?starttls=optional, mail.example, 587, OPTIONAL",
        "smtps://mail.example, mail.example, 465, FROM_THE_START",
        "smtps://me:secret@mail.example:4650, mail.example, 4650, FROM_THE_START",
        "smtp://[2001:db8::1]:587, 2001:db8::1, 587, OPTIONAL"
    })
    void namesAServer(String text, String host, int port, Encryption encryption) {
        var url = SmtpUrl.parse(text);

        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.encryption()).isEqualTo(encryption);
    }

    @Test
    void userAndPasswordAreDecodedAndNeverPrinted() {
        var url = SmtpUrl.parse("smtp://me%40clinic.example:p%3A%2F+%C3%A9%25:x@mail.example");

        assertThat(url.credentials()).isEqualTo(new Credentials("me@clinic.example", "p:/+é%:x"));
        assertThat(url.toString()).doesNotContain("me@", "p:/");
        assertThat(SmtpUrl.parse("smtp://mail.example").credentials()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example",
                "mail.example:587",
                "http://canary.example",
                "smtp://",
                "smtp:mail.example",
                "smtp://canary@mail.example",
                "smtp://:canary@mail.example",
                "smtp://canary:@mail.example",
                "smtp://me:canary/half@mail.example",
                "smtp://me:canary%zz@mail.example",
                "smtp://me:can ary@mail.example",
                "smtp://mail.example:0",
                "smtp://mail.example:65536",
                "smtp://mail.example:canary",
                "smtp://mail.example/canary",
                "smtp://mail.example#canary",
                "smtp://mail.example?starttls=canary",
                "smtp://mail.example?canary=1",
                "smtp://mail.example?starttls=required&canary=1",
                "smtps://mail.example?starttls=disabled"
            })
    void whatCannotBeUsedIsRefusedWithoutBeingQuoted(String text) {
        assertThatExceptionOfType(UnusableSmtpUrl.class)
                .isThrownBy(() -> SmtpUrl.parse(text))
                .withMessageStartingWith("SMTP_URL must ")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("canary", "mail.example"));
    }
}
