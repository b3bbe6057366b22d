package dev.doctorpatient.application.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list.
 *
 * @param next where the following piece begins; null at the end
 */
public record Page<T>(List<T> items, @Nullable Position next) {
    /** Keeps its own copy of the items. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of what a store found when it looked for one item more than the page holds.
     *
     * @param found at most {@code limit + 1} items
     * @param position where an item stands in the list
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Position> position) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, limit);
        return new Page<>(items, position.apply(items.getLast()));
    }

    /** The whole of a list that holds nothing. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), null);
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
