package dev.doctorpatient.bootstrap.configuration;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * Addresses that begin alike (RFC 4632).
 *
 * @param bits how many of their bits are alike
 */
public record AddressRange(InetAddress first, int bits) {
    /** Checks that there are so many bits. */
    public AddressRange {
        if (bits < 0 || bits > Byte.SIZE * first.getAddress().length) {
            throw new IllegalArgumentException("an address has not so many bits");
        }
    }

    /**
     * Reads an address, or a range such as {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static AddressRange parse(String text) {
        var slash = text.indexOf('/');
        var first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new AddressRange(
                first, slash < 0 ? Byte.SIZE * first.getAddress().length : Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether an address is one of them. */
    public boolean contains(InetAddress address) {
        return address.getAddress().length == first.getAddress().length
                && beginning(address).equals(beginning(first));
    }

    private BigInteger beginning(InetAddress address) {
        var bytes = address.getAddress();
        return new BigInteger(1, bytes).shiftRight(Byte.SIZE * bytes.length - bits);
    }
}
