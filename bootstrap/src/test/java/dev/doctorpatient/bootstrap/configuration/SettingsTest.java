package dev.doctorpatient.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.domain.identity.ClientAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void ratesAreWhatIsSetAndElseTheDefaults() {
        var rates = TestSettings.of("RATE_LIMIT_SIGNUP_PER_MINUTE", "7").rates().orElseThrow();

        assertThat(rates).isEqualTo(new Rates(300, 20, 7, 120, 600, 300, 60, 60, 60, 1200));
    }

    @Test
    void oneSwitchTurnsAllLimitsOff() {
        assertThat(TestSettings.of("RATE_LIMIT", "false").rates()).isEmpty();
        assertThat(TestSettings.of("RATE_LIMIT", "true").rates()).isPresent();
    }

    @Test
    void noProxyIsTrustedUnlessItIsNamed() {
        assertThat(TestSettings.of().trustedProxies()).isEmpty();
        assertThat(TestSettings.of("TRUSTED_PROXIES", " 10.0.0.0/8, 192.0.2.1,,2001:db8::/32 ")
                        .trustedProxies())
                .hasSize(3);
    }

    @Test
    void aPatientIsToldWhomToCall() {
        assertThat(TestSettings.of().emergencyNotice().text())
                .contains("call 112 or")
                .doesNotContain("{");
        assertThat(TestSettings.of("EMERGENCY_NUMBER", "999 or 111", "RED_FLAG_NOTICE", "Ring {number} now.")
                        .emergencyNotice()
                        .text())
                .isEqualTo("Ring 999 or 111 now.");
    }

    @Test
    void mailIsOffUnlessThereIsAServer() {
        assertThat(TestSettings.of().mail()).isEmpty();
        assertThat(TestSettings.of("MAIL_FROM", "clinic@clinic.example").mail()).isEmpty();

        var mail = TestSettings.of("SMTP_URL", "smtp://me:canary@mail.example")
                .mail()
                .orElseThrow();
        assertThat(mail.server().host()).isEqualTo("mail.example");
        assertThat(mail.sender().value()).isEqualTo("no-reply@localhost");
        assertThat(mail.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP_URL, mail.example",
        "SMTP_URL, smtp://me@mail.example",
        "MAIL_FROM, Clinic",
        "REDIS_URL, redis.example",
        "REDIS_URL, redis://canary@redis.example",
        "RED_FLAGS_FILE, canary.txt",
        "EMERGENCY_NUMBER, canary-0123456789-0123456789-0123456789-0123456789-0123456789",
        "RED_FLAG_NOTICE, Call canary",
        "RATE_LIMIT, maybe",
        "RATE_LIMIT_LOGIN_PER_MINUTE, 0",
        "RATE_LIMIT_FAILED_LOGIN_PER_MINUTE, many",
        "RATE_LIMIT_AI_PER_MINUTE, -1",
        "RATE_LIMIT_SOCKET_PER_MINUTE, 0",
        "SOCKETS_PER_USER, 0",
        "SOCKETS_TOTAL, many",
        "SOCKET_PING_SECONDS, 31",
        "TRUSTED_PROXIES, proxy.example",
        "TRUSTED_PROXIES, 10.0.0.0/33",
        "TRUSTED_PROXIES, 10.0.0.0/-1",
        "TRUSTED_PROXIES, 10.0.0.0/x",
        "TRUSTED_PROXIES, *",
        "BCRYPT_COST, 11",
        "BCRYPT_COST, 17",
        "WS_QUERY_TOKEN, no"
    })
    void whatCannotBeUsedIsNamed(String variable, String value) {
        assertThatExceptionOfType(UnusableSetting.class)
                .isThrownBy(() -> TestSettings.of(variable, value))
                .withMessageStartingWith(variable + " must ");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.129, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void aRangeHasTheAddressesThatBeginAlike(String range, String address, boolean within) {
        assertThat(AddressRange.parse(range)
                        .contains(ClientAddress.fromString(address).value()))
                .isEqualTo(within);
    }
}
