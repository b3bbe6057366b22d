package dev.doctorpatient.bootstrap.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.bootstrap.configuration.TestSettings;
import dev.doctorpatient.domain.identity.ClientAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
    private static final String CLIENT = "203.0.113.7";
    private static final String PROXY = "10.0.0.1";

    private final ClientAddresses withoutProxies = new ClientAddresses(TestSettings.of());
    private final ClientAddresses behindProxies =
            new ClientAddresses(TestSettings.of("TRUSTED_PROXIES", "10.0.0.0/8,2001:db8:1::/48"));

    @Test
    void withoutAProxyThatIsTrustedNoHeaderChangesAnything() {
        assertThat(found(withoutProxies, CLIENT)).isEqualTo(CLIENT);
        assertThat(found(withoutProxies, CLIENT, "198.51.100.1")).isEqualTo(CLIENT);
        assertThat(found(withoutProxies, CLIENT, "198.51.100.1, 198.51.100.2", "127.0.0.1"))
                .isEqualTo(CLIENT);
        assertThat(found(behindProxies, CLIENT, "198.51.100.1")).isEqualTo(CLIENT);
    }

    @Test
    void aTrustedProxySaysWhoAskedIt() {
        assertThat(found(behindProxies, PROXY, CLIENT)).isEqualTo(CLIENT);
        assertThat(found(behindProxies, "2001:db8:1::9", CLIENT)).isEqualTo(CLIENT);
    }

    @Test
    void whatTheClientWroteBeforeTheProxyDidIsNotBelieved() {
        assertThat(found(behindProxies, PROXY, "198.51.100.1, " + CLIENT)).isEqualTo(CLIENT);
        assertThat(found(behindProxies, PROXY, "198.51.100.1", CLIENT)).isEqualTo(CLIENT);
        assertThat(found(behindProxies, PROXY, "10.0.0.9," + CLIENT)).isEqualTo(CLIENT);
    }

    @Test
    void severalTrustedProxiesInARowAreSeenThrough() {
        assertThat(found(behindProxies, PROXY, "198.51.100.1, " + CLIENT + ", 10.0.0.2, 10.0.0.3"))
                .isEqualTo(CLIENT);
    }

    @Test
    void aProxyThatSaysNothingReadableStandsForItsClients() {
        assertThat(found(behindProxies, PROXY)).isEqualTo(PROXY);
        assertThat(found(behindProxies, PROXY, "")).isEqualTo(PROXY);
        assertThat(found(behindProxies, PROXY, "unknown")).isEqualTo(PROXY);
        assertThat(found(behindProxies, PROXY, "localhost")).isEqualTo(PROXY);
    }

    private static String found(ClientAddresses addresses, String remote, String... forwarded) {
        return addresses
                .of(ClientAddress.fromString(remote), List.of(forwarded))
                .value()
                .getHostAddress();
    }
}
