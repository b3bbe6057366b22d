package dev.doctorpatient.clamav.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdUrlTest {
    @Test
    void namesAPortOrAPath() {
        assertThat(ClamdUrl.parse("tcp://clamd.example:3311")).isEqualTo(new ClamdUrl.Tcp("clamd.example", 3311));
        assertThat(ClamdUrl.parse("tcp://127.0.0.1/")).isEqualTo(new ClamdUrl.Tcp("127.0.0.1", 3310));
        assertThat(ClamdUrl.parse("tcp://[::1]:3310")).isEqualTo(new ClamdUrl.Tcp("::1", 3310));
        assertThat(ClamdUrl.parse("unix:/run/clamav/clamd.ctl"))
                .isEqualTo(new ClamdUrl.Unix(Path.of("/run/clamav/clamd.ctl")));
        assertThat(ClamdUrl.parse("unix:///run/clamd.ctl")).isEqualTo(new ClamdUrl.Unix(Path.of("/run/clamd.ctl")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary",
                "canary:3310",
                "http://canary:3310",
                "tcp://canary:0",
                "tcp://canary:65536",
                "tcp://me@canary:3310",
                "tcp://canary:3310/path",
                "tcp://canary:3310?a=b",
                "tcp:canary",
                "tcp://can ary",
                "unix:canary",
                "unix://canary/path",
                "unix:/",
                "unix:/canary?a"
            })
    void whatCannotBeUsedIsRefusedWithoutBeingQuoted(String text) {
        assertThatExceptionOfType(UnusableClamdUrl.class)
                .isThrownBy(() -> ClamdUrl.parse(text))
                .withMessageStartingWith("CLAMD_URL must ")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("canary"));
    }
}
