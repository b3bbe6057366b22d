package dev.doctorpatient.domain.shared;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The general rules for values, gathered so that one refusal can name every field that is wrong. Text is not blank, has no control
 * characters but line breaks and tabs, is well-formed Unicode, and otherwise stays as it came. Lengths count code points.
 */
public final class Rules {
    /** The earliest instant that every supported database can hold and RFC 3339 can write. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final int LONGEST_NAME = 200;

    private final List<Invalid.FieldError> errors = new ArrayList<>();

    /** A text that must be there. */
    public Rules text(String field, @Nullable String value, int longest) {
        require(value != null, field, "is required");
        return optionalText(field, value, longest);
    }

    /** A text that may be absent. */
    public Rules optionalText(String field, @Nullable String value, int longest) {
        if (value == null) {
            return this;
        }
        require(!value.codePoints().allMatch(Rules::isSpace), field, "must not be blank");
        require(
                value.codePointCount(0, value.length()) <= longest,
                field,
                "must have at most " + longest + " characters");
        return require(value.codePoints().allMatch(Rules::isPlain), field, "must not contain control characters");
    }

    /** A name that must be there, of a person, a place or anything else that is shown in one line beside others. */
    public Rules name(String field, @Nullable String value) {
        require(value != null, field, "is required");
        return optionalName(field, value);
    }

    /**
     * A name that may be absent. Beyond the rules for text it has no characters that turn the direction of what is written after them: they
     * would reach out of the name, and make it look like another.
     */
    public Rules optionalName(String field, @Nullable String value) {
        optionalText(field, value, LONGEST_NAME);
        return require(
                value == null || value.codePoints().noneMatch(Rules::turnsDirection),
                field,
                "must not contain characters that change the direction of text");
    }

    /** A web address that may be absent; it is kept and shown, never fetched. */
    public Rules optionalUrl(String field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        optionalText(field, value, 2_048);
        return require(isWebAddress(value), field, "must be an http or https address");
    }

    /** A point in time that may be absent, between the years 1 and 9999. */
    public Rules optionalInstant(String field, @Nullable Instant value) {
        return require(
                value == null || (!value.isBefore(EARLIEST) && !value.isAfter(LATEST)),
                field,
                "must lie between the years 1 and 9999");
    }

    /** Any other rule. */
    public Rules require(boolean kept, String field, String message) {
        if (!kept) {
            errors.add(new Invalid.FieldError(field, message));
        }
        return this;
    }

    /**
     * Ends the check.
     *
     * @throws Invalid naming every field that broke a rule, if any did
     */
    public void enforce() {
        if (!errors.isEmpty()) {
            throw Invalid.fields(errors);
        }
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
            case Character.SURROGATE -> false; // half of a pair: no database keeps it
            default -> true;
        };
    }

    private static boolean turnsDirection(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    /** Unlike {@link String#isBlank()}, this knows that a no-break space shows as little as any other. */
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isWebAddress(String value) {
        try {
            var address = new URI(value);
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
