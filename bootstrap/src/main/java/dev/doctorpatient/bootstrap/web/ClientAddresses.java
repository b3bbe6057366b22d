package dev.doctorpatient.bootstrap.web;

import dev.doctorpatient.bootstrap.configuration.AddressRange;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.domain.identity.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Tells from where a request comes: the other end of the connection, unless that is a proxy that the operator trusts. Then it is the
 * last address in {@code X-Forwarded-For} that no such proxy has; the framework would take the first, which any client can write.
 * {@code Forwarded} (RFC 7239) is not looked at, because a proxy that sets the one header passes on what clients write in the other.
 */
@Singleton
public class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** What stands for the other end of a connection that is gone by now. */
    private static final ClientAddress GONE = ClientAddress.fromString("0.0.0.0");

    private final Set<AddressRange> trustedProxies;

    ClientAddresses(Settings settings) {
        this.trustedProxies = settings.trustedProxies();
    }

    /** The address of whoever made a request. */
    public ClientAddress of(HttpServerRequest request) {
        var remote = request.remoteAddress();
        return remote == null
                ? GONE
                : of(parsed(remote.hostAddress(), GONE), request.headers().getAll(FORWARDED_FOR));
    }

    ClientAddress of(ClientAddress remote, Collection<String> forwarded) {
        var hops = forwarded.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        return beyondProxies(remote, hops);
    }

    private ClientAddress beyondProxies(ClientAddress nearest, List<String> hops) {
        var address = nearest;
        for (var hop : hops.reversed()) {
            var known = address;
            if (trustedProxies.stream().noneMatch(proxies -> proxies.contains(known.value()))) {
                break;
            }
            address = parsed(hop, known);
        }
        return address;
    }

    private static ClientAddress parsed(String text, ClientAddress otherwise) {
        try {
            return ClientAddress.fromString(text.replaceFirst("%.*$", "")); // without the zone of a link-local address
        } catch (IllegalArgumentException _) {
            return otherwise;
        }
    }
}
