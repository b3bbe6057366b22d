package dev.doctorpatient.domain.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An audit event at its place in the chain. The hash covers the event, its place and the hash before it, so that whoever changes,
 * removes or inserts one has to write every later one anew (RFC 6962 and Schneier & Kelsey 1999 build on the same idea).
 *
 * @param seq 1, 2, 3 … without gaps
 * @param previousHash the hash of the event before; {@link Head#EMPTY}'s for the first
 * @param hash SHA-256 in hexadecimal
 */
public record ChainedEvent(long seq, AuditEvent event, String previousHash, String hash) {
    /**
     * Where a chain ends.
     *
     * @param seq how many events it has
     */
    public record Head(long seq, String hash) {
        /** The end of a chain that has no event yet. */
        public static final Head EMPTY = new Head(0, "0".repeat(64));

        /** An event as the next one of the chain. */
        public ChainedEvent append(AuditEvent event) {
            return new ChainedEvent(seq + 1, event, hash, hashOf(seq + 1, event, hash));
        }
    }

    /** The chain's end once this is its last event. */
    public Head head() {
        return new Head(seq, hash);
    }

    /** Whether this is what was appended after that end, unchanged. */
    public boolean follows(Head before) {
        return equals(before.append(event));
    }

    private static String hashOf(long seq, AuditEvent event, String previousHash) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var fields = Arrays.asList(
                    previousHash,
                    Long.toString(seq),
                    event.id().value(),
                    event.recordedAt(),
                    event.actor() == null ? null : event.actor().value(),
                    event.role(),
                    event.action(),
                    event.outcome(),
                    event.resourceType(),
                    event.resource(),
                    event.patient() == null ? null : event.patient().value(),
                    event.reason(),
                    event.origin().ip(),
                    event.origin().requestId());
            fields.forEach(field -> add(digest, field));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** With its length in front, so that no two events give the same bytes. */
    private static void add(MessageDigest digest, @Nullable Object field) {
        if (field == null) {
            digest.update(length(-1));
            return;
        }
        var bytes = field.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(length(bytes.length));
        digest.update(bytes);
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }
}
