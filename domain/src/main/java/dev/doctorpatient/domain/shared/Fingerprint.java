package dev.doctorpatient.domain.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What tells requests apart that are not the same, without keeping what they say.
 *
 * @param value a SHA-256 in hexadecimal digits
 */
public record Fingerprint(String value) {
    /** The fingerprint of a request with these values, in an order that is always the same. */
    public static Fingerprint of(List<@Nullable Object> values) {
        // Lengths keep "a", "bc" and "ab", "c" apart.
        var text = values.stream()
                .map(value -> Objects.toString(value, ""))
                .map(value -> value.length() + ":" + value)
                .collect(Collectors.joining());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
