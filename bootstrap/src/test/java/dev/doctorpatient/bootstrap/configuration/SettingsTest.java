package dev.doctorpatient.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.domain.identity.ClientAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void ratesAreWhatIsSetAndElseTheDefaults() {
        var rates = TestSettings.of("RATE_LIMIT_SIGNUP_PER_MINUTE", "7").rates().orElseThrow();

        assertThat(rates).isEqualTo(new Rates(300, 20, 7, 120, 600, 300, 60, 60, 60, 10, 1200));
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

    @Test
    void theFirstProviderWithAKeyWordsTheInterviews() {
        assertThat(TestSettings.of().ai().order()).containsExactly("offline");
        assertThat(TestSettings.of("HF_API_KEY", "k").ai().order()).containsExactly("huggingface", "offline");
        assertThat(TestSettings.of("HF_API_KEY", "k", "GEMINI_API_KEY", "k")
                        .ai()
                        .order())
                .containsExactly("gemini", "offline");
        assertThat(TestSettings.of("HF_API_KEY", "k", "OPENAI_API_KEY", "k")
                        .ai()
                        .order())
                .containsExactly("openai", "offline");
        assertThat(TestSettings.of("OPENAI_API_KEY", "k", "AI_PROVIDER", "offline")
                        .ai()
                        .order())
                .containsExactly("offline");
    }

    @Test
    void othersFollowIfTheyAreNamedAndNobodyIfTheVariableIsBlank() {
        assertThat(TestSettings.of(
                                "OPENAI_API_KEY",
                                "k",
                                "GEMINI_API_KEY",
                                "k",
                                "AI_FALLBACK_PROVIDERS",
                                " gemini, openai,,offline,gemini")
                        .ai()
                        .order())
                .containsExactly("openai", "gemini", "offline");
        assertThat(TestSettings.of("OPENAI_API_KEY", "k", "AI_FALLBACK_PROVIDERS", "")
                        .ai()
                        .order())
                .containsExactly("openai");
        assertThat(TestSettings.ofEnvironment("OPENAI_API_KEY", "k", "AI_FALLBACK_PROVIDERS", "")
                        .ai()
                        .order())
                .containsExactly("openai");
    }

    @Test
    void aModelIsAskedAsTheSpecificationSaysUnlessSomethingElseIsSet() {
        assertThat(TestSettings.of().ai().accounts())
                .extracting(account -> account.dialect() + " " + account.model() + " " + account.baseUrl())
                .containsExactly(
                        "OPENAI_CHAT gpt-4 https://api.openai.com/v1",
                        "GEMINI gemini-2.0-flash https://generativelanguage.googleapis.com/v1beta",
                        "HUGGING_FACE TinyLlama/TinyLlama-1.1B-Chat-v1.0 https://router.huggingface.co/v1");
        var changed = TestSettings.of(
                        "USE_ASSISTANTS_API",
                        "true",
                        "AI_MODEL",
                        "gpt-4o",
                        "OPENAI_BASE_URL",
                        "http://127.0.0.1:4010/v1/",
                        "OPENAI_API_KEY",
                        "canary",
                        "AI_TIMEOUT_SECONDS",
                        "3",
                        "AI_HISTORY_MESSAGES",
                        "4")
                .ai();
        assertThat(changed.accounts().getFirst())
                .hasToString("ProviderAccount[openai, gpt-4o]")
                .extracting(account -> account.dialect() + " " + account.baseUrl() + " " + account.key())
                .isEqualTo("OPENAI_RESPONSES http://127.0.0.1:4010/v1 canary");
        assertThat(changed.timeout()).hasSeconds(3);
        assertThat(changed.historyMessages()).isEqualTo(4);
        assertThat(changed.toString()).doesNotContain("canary");
    }

    @Test
    void documentsAreInTheDataFolderUnlessThereIsABucket() {
        var without = TestSettings.of("S3_REGION", "garage");
        var with = TestSettings.of(
                "S3_ENDPOINT",
                "http://127.0.0.1:9000/",
                "S3_BUCKET",
                "clinic",
                "S3_ACCESS_KEY",
                "canary-key",
                "S3_SECRET_KEY",
                "canary/Secret+1=");

        assertThat(without.bucket()).isEmpty();
        assertThat(with.bucket()).hasValueSatisfying(bucket -> {
            assertThat(bucket.endpoint()).hasToString("http://127.0.0.1:9000");
            assertThat(bucket.name()).isEqualTo("clinic");
            assertThat(bucket.region()).isEqualTo("us-east-1");
            assertThat(bucket.accessKey()).isEqualTo("canary-key");
            assertThat(bucket.secretKey()).isEqualTo("canary/Secret+1=");
        });
        assertThat(with.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY"})
    void halfABucketIsNone(String missing) {
        var all = new ArrayList<>(List.of(
                "S3_ENDPOINT",
                "http://127.0.0.1:9000",
                "S3_BUCKET",
                "abc",
                "S3_ACCESS_KEY",
                "abc",
                "S3_SECRET_KEY",
                "abc"));
        all.set(all.indexOf(missing) + 1, "");

        assertThatExceptionOfType(UnusableSetting.class)
                .isThrownBy(() -> TestSettings.of(all.toArray(String[]::new)))
                .withMessageStartingWith(missing + " must be set too");
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP_URL, mail.example",
        "SMTP_URL, smtp://me@mail.example",
        "MAIL_FROM, Clinic",
        "REDIS_URL, redis.example",
        "REDIS_URL, redis://canary@redis.example",
        "S3_ENDPOINT, s3.example",
        "S3_ENDPOINT, ftp://s3.example",
        "S3_ENDPOINT, https://me:canary@s3.example",
        "S3_BUCKET, a/b",
        "S3_REGION, here and there",
        "S3_ACCESS_KEY, can ary",
        "S3_SECRET_KEY, can ary",
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
        "AI_PROVIDER, gpt",
        "AI_PROVIDER, gemini",
        "AI_FALLBACK_PROVIDERS, 'offline,openai'",
        "AI_FALLBACK_PROVIDERS, everybody",
        "OPENAI_BASE_URL, models.example",
        "OPENAI_BASE_URL, ftp://models.example",
        "GEMINI_BASE_URL, https://me:canary@models.example",
        "HF_BASE_URL, https://models.example/v1?key=canary",
        "USE_ASSISTANTS_API, yes",
        "AI_TIMEOUT_SECONDS, 0",
        "AI_TIMEOUT_SECONDS, 121",
        "AI_HISTORY_MESSAGES, 1",
        "AI_HISTORY_MESSAGES, 201",
        "BCRYPT_COST, 11",
        "BCRYPT_COST, 17",
        "WS_QUERY_TOKEN, no"
    })
    void whatCannotBeUsedIsNamed(String variable, String value) {
        assertThatExceptionOfType(UnusableSetting.class)
                .isThrownBy(() -> TestSettings.of(variable, value))
                .withMessageStartingWith(variable + " must ")
                .withMessageNotContaining("canary");
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
