package dev.doctorpatient.redis.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {
    @ParameterizedTest
    @CsvSource({
        "redis://redis.example, redis.example, 6379, false, 0",
        "redis://my_redis:7000, my_redis, 7000, false, 0",
        "rediss://redis.example:6380/, redis.example, 6380, true, 0",
        "REDIS://:secret@10.0.0.1:1/12, 10.0.0.1, 1, false, 12",
        "rediss://me:s%40cret@[::1]:6379/3, [::1], 6379, true, 3"
    })
    void readsWhatItIsGiven(String text, String host, int port, boolean encrypted, int database) {
        var url = RedisUrl.parse(text);

        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.encrypted()).isEqualTo(encrypted);
        assertThat(url.database()).isEqualTo(database);
        assertThat(url.toString()).doesNotContain(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis.canary",
                "http://canary",
                "unix:///canary",
                "redis://",
                "redis:///1",
                "redis://canary@host",
                "redis://me:@canary",
                "redis://me:half/canary@host",
                "redis://canary:0",
                "redis://canary:65536",
                "redis://canary/x",
                "redis://canary/-1",
                "redis://canary/1/2",
                "redis://canary?db=1",
                "redis://canary#1"
            })
    void refusesEverythingElseWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> RedisUrl.parse(text))
                .isInstanceOf(UnusableRedisUrl.class)
                .hasMessageStartingWith("REDIS_URL ")
                .hasMessageNotContaining("canary");
    }

    @Test
    void theClientIsGivenNoHostThatItReadsAsNone() {
        assertThatThrownBy(() -> RedisUrl.parse("redis://no_such_host.invalid").connectionString())
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void aPlusSignInAPasswordIsOne() throws UnknownHostException {
        assertThat(RedisUrl.parse("redis://me:a+b@host").connectionString()).isEqualTo("redis://me:a%2Bb@host:6379");
    }
}
