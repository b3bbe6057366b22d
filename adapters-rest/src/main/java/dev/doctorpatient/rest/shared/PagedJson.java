package dev.doctorpatient.rest.shared;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.shared.Malformed;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list on the wire.
 *
 * @param nextCursor where the following piece begins; null at the end. Clients hand it back as it is
 */
public record PagedJson<T>(List<T> items, @Nullable String nextCursor) {
    /** The last microsecond of the year 9999: no list has a place beyond it, and databases cannot read much greater ones as a time. */
    private static final long GREATEST_KEY = 253_402_300_799_999_999L;

    /** A page in the shape of its items. */
    public static <D, T> PagedJson<T> of(Page<D> page, Function<? super D, ? extends T> shape) {
        var shaped = page.<T>map(shape);
        return new PagedJson<>(shaped.items(), page.next() == null ? null : encode(page.next()));
    }

    /** A whole list. */
    public static <D, T> PagedJson<T> ofAll(List<D> all, Function<? super D, ? extends T> shape) {
        return of(new Page<>(all, null), shape);
    }

    /**
     * Reads which piece a client asks for.
     *
     * @throws Malformed if the cursor is not one of ours, or the limit is no number
     */
    public static PageRequest request(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(
                limit == null ? PageRequest.DEFAULT_LIMIT : QueryValues.number("limit", limit),
                cursor == null ? null : decode(cursor));
    }

    private static String encode(Position position) {
        var text = position.key() + ":" + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Position decode(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            if (colon > 0) {
                var key = Long.parseLong(text.substring(0, colon));
                if (key >= 0 && key <= GREATEST_KEY) {
                    return new Position(key, TimeOrderedId.parse(text.substring(colon + 1)));
                }
            }
        } catch (IllegalArgumentException _) {
            // not one of ours: refused below
        }
        throw new Malformed("The cursor cannot be read; take it from next_cursor as it is");
    }
}
