package dev.doctorpatient.domain.identity;

import static dev.doctorpatient.domain.testing.Refusals.assertBug;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    @Test
    void neighboursOfOneIpv4NetworkHaveSitesOfTheirOwn() {
        var one = ClientAddress.fromString("203.0.113.7");
        var neighbour = ClientAddress.fromString("203.0.113.8");
        var other = ClientAddress.fromString("203.0.114.7");

        assertThat(one.site()).isEqualTo("203.0.113.7").isNotEqualTo(neighbour.site());
        assertThat(one.network()).isEqualTo(neighbour.network()).isNotEqualTo(other.network());
    }

    @Test
    void whoHasOneIpv6AddressHasAllThatBeginAlike() {
        var one = ClientAddress.fromString("2001:db8:1:2::7");
        var same = ClientAddress.fromString("2001:db8:1:2:ffff:ffff:ffff:ffff");
        var other = ClientAddress.fromString("2001:db8:1:3::7");

        assertThat(one.site()).isEqualTo(same.site()).isNotEqualTo(other.site());
        assertThat(one.network()).isEqualTo(one.site());
    }

    @Test
    void anIpv4AddressIsTheSameInIpv6Clothes() {
        assertThat(ClientAddress.fromString("::ffff:203.0.113.7")).isEqualTo(ClientAddress.fromString("203.0.113.7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "clinic.example", "203.0.113.256", "203.0.113.7:80", "unknown"})
    void whatIsNoAddressIsNotLookedUp(String text) {
        assertBug(() -> ClientAddress.fromString(text));
    }
}
