package dev.doctorpatient.rest.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The entity tag of something that is named by its bytes (RFC 9110, 8.8.3).
 *
 * @param value the tag with its quotes
 */
public record ContentTag(String value) {
    /** The tag of what has this SHA-256, in hexadecimal digits. */
    public static ContentTag ofDigest(String digest) {
        return new ContentTag('"' + digest + '"');
    }

    /** The tag of a text. */
    public static ContentTag of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ofDigest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Whether a client has it already, as its {@code If-None-Match} says. */
    public boolean isKnown(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || known.equals(value) || known.equals("W/" + value));
    }
}
