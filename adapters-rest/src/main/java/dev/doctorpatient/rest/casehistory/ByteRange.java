package dev.doctorpatient.rest.casehistory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a document (RFC 9110, section 14).
 *
 * @param first the place of its first byte, from 0
 * @param last the place of its last byte
 */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What a header asks for. */
    sealed interface Wish {
        /** All of it: there is no header, or none that we follow, such as one for several pieces. */
        record Everything() implements Wish {}

        /** A piece. */
        record Piece(ByteRange range) implements Wish {}

        /** A piece that is not there. */
        record Unsatisfiable() implements Wish {}
    }

    /** Reads a header, for a document of so many bytes. */
    static Wish in(@Nullable String header, long size) {
        var single = SINGLE.matcher(header == null ? "" : header.strip());
        if (!single.matches() || (first(single).isEmpty() && last(single).isEmpty())) {
            return new Wish.Everything();
        }
        if (first(single).isEmpty()) {
            var length = Long.parseLong(last(single));
            return length == 0
                    ? new Wish.Unsatisfiable()
                    : new Wish.Piece(new ByteRange(Math.max(0, size - length), size - 1));
        }
        var first = Long.parseLong(first(single));
        var last = last(single).isEmpty() ? size - 1 : Math.min(Long.parseLong(last(single)), size - 1);
        if (first >= size) {
            return new Wish.Unsatisfiable();
        }
        return first > last ? new Wish.Everything() : new Wish.Piece(new ByteRange(first, last));
    }

    private static String first(Matcher single) {
        return single.group(1);
    }

    private static String last(Matcher single) {
        return single.group(2);
    }

    long length() {
        return last - first + 1;
    }
}
