package dev.doctorpatient.application.export;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists of which no more than a page or two is in memory. */
final class Paged {
    private Paged() {}

    /** A list that is asked for page by page, anew whenever somebody walks through it. */
    static <T> Iterable<T> of(int limit, Function<PageRequest, Page<T>> pages) {
        return () -> stream(limit, pages).iterator();
    }

    /** The same, to be walked through once. */
    static <T> Stream<T> stream(int limit, Function<PageRequest, Page<T>> pages) {
        return Stream.iterate(
                        Optional.of(pages.apply(new PageRequest(limit, null))),
                        Optional::isPresent,
                        page -> page.flatMap(present -> Optional.ofNullable(present.next()))
                                .map(next -> pages.apply(new PageRequest(limit, next))))
                .flatMap(page -> page.orElseThrow().items().stream());
    }
}
