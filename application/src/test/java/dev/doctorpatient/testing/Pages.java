package dev.doctorpatient.testing;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.file.DocumentId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keyset paging over all there is. */
final class Pages {
    /** Ids compare as text, which for version 7 is the order in which they were made; {@code UUID} itself compares signed halves. */
    static final Comparator<Position> ASCENDING = Comparator.comparingLong(Position::key)
            .thenComparing(position -> position.id().toString());

    static final Comparator<Position> DESCENDING = ASCENDING.reversed();

    private Pages() {}

    static <T> List<T> after(@Nullable DocumentId last, int most, Collection<T> all, Function<T, DocumentId> id) {
        return all.stream()
                .filter(item -> last == null || text(id.apply(item)).compareTo(text(last)) > 0)
                .sorted(Comparator.comparing(item -> text(id.apply(item))))
                .limit(most)
                .toList();
    }

    private static String text(DocumentId id) {
        return id.value().toString();
    }

    static <T> Page<T> of(
            Collection<T> all,
            Predicate<T> wanted,
            Comparator<Position> order,
            Function<T, Position> position,
            PageRequest request) {
        var after = request.after();
        var found = all.stream()
                .filter(wanted)
                .filter(item -> after == null || order.compare(position.apply(item), after) > 0)
                .sorted(Comparator.comparing(position, order))
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(found, request.limit(), position);
    }

    /** Whether a text contains another in any case; null is contained in all. */
    static boolean contains(String text, @Nullable String part) {
        return part == null || folded(text).contains(folded(part));
    }

    /** Whether two texts are the same in any case; null is the same as all. */
    static boolean same(@Nullable String text, @Nullable String wanted) {
        return wanted == null || (text != null && folded(text).equals(folded(wanted)));
    }

    /** Whether a value is the wanted one; null is any. */
    static boolean is(@Nullable Object value, @Nullable Object wanted) {
        return wanted == null || wanted.equals(value);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
