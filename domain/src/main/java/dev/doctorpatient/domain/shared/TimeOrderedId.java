package dev.doctorpatient.domain.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes and reads the ids of everything that is stored: UUIDs of version 7 (RFC 9562), which sort by the time they were made.
 * Ids of one process are strictly increasing, also within a millisecond, so that "newest first" can be read off the id.
 */
public final class TimeOrderedId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LATEST = new AtomicLong();

    private TimeOrderedId() {}

    /** A new id, later than every id that this process made before. */
    public static UUID next() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        // 48 bits of milliseconds and, as RFC 9562 section 6.2 method 3 allows, 12 bits of their fraction
        var tick = ((micros / 1000) << 12) | (micros % 1000 * 4096 / 1000);
        var unique = LATEST.updateAndGet(latest -> Math.max(latest + 1, tick));
        var high = ((unique >>> 12) << 16) | 0x7000 | (unique & 0xFFF);
        var low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /**
     * Reads an id in its canonical form of 36 characters, of any UUID version.
     *
     * @throws IllegalArgumentException if the text is anything else; {@link UUID#fromString} alone accepts {@code 1-1-1-1-1}
     */
    public static UUID parse(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not a UUID");
        }
        return id;
    }
}
