package dev.doctorpatient.rest.shared;

import dev.doctorpatient.domain.shared.Malformed;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of query parameters; one that cannot be read is a malformed request. */
public final class QueryValues {
    /** As RFC 3339 has it; Java would also read years that no database knows. */
    private static final Pattern YEAR_OF_FOUR_DIGITS = Pattern.compile("\\d{4}-.*");

    private QueryValues() {}

    /** A whole number. */
    public static int number(String name, String text) {
        return read(name, text, Integer::parseInt);
    }

    /** A large whole number. */
    public static long largeNumber(String name, String text) {
        return read(name, text, Long::parseLong);
    }

    /** {@code true} or {@code false}; null for none. */
    public static @Nullable Boolean flag(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unreadable(name);
        };
    }

    /** An id; null for none. */
    public static <I> @Nullable I id(String name, @Nullable String text, Function<UUID, I> type) {
        return text == null ? null : type.apply(read(name, text, TimeOrderedId::parse));
    }

    /** The instant at which a period begins: the one given, or the start of a day in UTC; null for none. */
    public static @Nullable Instant from(String name, @Nullable String text) {
        return text == null ? null : moment(name, text, Duration.ZERO);
    }

    /** The instant before which a period ends: the one given, or the end of a day in UTC, so that the day is included; null for none. */
    public static @Nullable Instant to(String name, @Nullable String text) {
        return text == null ? null : moment(name, text, Duration.ofDays(1));
    }

    private static Instant moment(String name, String text, Duration intoDay) {
        if (!YEAR_OF_FOUR_DIGITS.matcher(text).matches()) {
            throw unreadable(name);
        }
        // A plus sign in an address stands for a space unless it is encoded, which many clients forget.
        return text.length() == "2000-01-01".length()
                ? read(name, text, day -> LocalDate.parse(day)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                        .plus(intoDay)
                : read(name, text.replace(' ', '+'), instant -> OffsetDateTime.parse(instant)
                        .toInstant());
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw unreadable(name);
        }
    }

    private static Malformed unreadable(String name) {
        return new Malformed("The query parameter " + name + " cannot be read");
    }
}
