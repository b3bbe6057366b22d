package dev.doctorpatient.persistence.shared;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What columns hold of the domain's values. */
public final class Values {
    private Values() {}

    /** An instant as it will be read again: both engines keep microseconds, and would round the rest up. */
    public static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** A constant as columns and their check constraints write it. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant that a column holds. */
    public static <E extends Enum<E>> E constant(Class<E> kind, String name) {
        return Enum.valueOf(kind, name.toUpperCase(Locale.ROOT));
    }
}
