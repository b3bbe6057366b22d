package dev.doctorpatient.domain.identity;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * From where a request comes. Who has one IPv6 address has at least the 2^64 addresses that begin alike (RFC 6177), so that the rest
 * of it tells nobody apart.
 */
public record ClientAddress(InetAddress value) {
    private static final int IPV4_NETWORK_IN_BYTES = 3;
    private static final int IPV6_NETWORK_IN_BYTES = 8;

    /**
     * Reads an address as it is written in numbers.
     *
     * @throws IllegalArgumentException if it is none; a name is none and is never looked up
     */
    public static ClientAddress fromString(String text) {
        return new ClientAddress(InetAddress.ofLiteral(text));
    }

    /** What one household or office has to itself: an IPv4 address, or an IPv6 network of 64 bits. */
    public String site() {
        return value instanceof Inet4Address ? value.getHostAddress() : network();
    }

    /** The neighbourhood that one attacker may well have as a whole: 24 bits of an IPv4 address, 64 of an IPv6 address. */
    public String network() {
        var length = value instanceof Inet4Address ? IPV4_NETWORK_IN_BYTES : IPV6_NETWORK_IN_BYTES;
        return HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(value.getAddress(), length)) + "/" + length * 8;
    }
}
