package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** What all contracts build on. The database may hold anything that other tests left behind. */
@Timeout(120)
public abstract class PortContract {
    /** The database that the contract is checked against. */
    protected abstract Stores stores();

    final Fixtures fixtures() {
        return new Fixtures(stores());
    }

    final <T> T inTransaction(Supplier<T> work) {
        return stores().transactions().inTransaction(work);
    }

    final void runInTransaction(Runnable work) {
        stores().transactions().runInTransaction(work);
    }

    /** Checks that a transaction is refused, at the latest when it ends. */
    final void assertRefused(ProblemCode code, Runnable work) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> runInTransaction(work))
                .extracting(Rejection::code)
                .isEqualTo(code);
    }

    /** Checks that nothing stays of work whose transaction fails. */
    final void rollBack(Runnable work) {
        assertThatExceptionOfType(Undone.class)
                .isThrownBy(() -> runInTransaction(() -> {
                    work.run();
                    throw new Undone();
                }));
    }

    /** Checks that two who lock in the given ways wait for each other. */
    final void assertExclusive(Runnable first, Runnable second) throws Exception {
        Races.requireWaiting(
                meanwhile -> inTransaction(() -> {
                    first.run();
                    return called(meanwhile);
                }),
                () -> runInTransaction(second));
    }

    static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** All of a list, page by page. */
    final <T> List<T> all(int limit, Function<PageRequest, Page<T>> list) {
        var all = new ArrayList<T>();
        @Nullable Position after = null;
        do {
            var page = page(limit, after, list);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    /** All of a list. */
    final <T> List<T> all(Function<PageRequest, Page<T>> list) {
        return all(200, list);
    }

    /**
     * Checks a list that is newest first and holds nothing yet: by time, among equals by id, in pages that stay where they are while
     * more is added.
     *
     * @param stored stores one item of the list, made at an instant
     */
    final <T> void assertNewestFirstInStablePages(Function<Instant, T> stored, Function<PageRequest, Page<T>> list) {
        var oldest = stored.apply(Fixtures.NOW.minusMillis(1));
        var equals =
                IntStream.range(0, 4).mapToObj(_ -> stored.apply(Fixtures.NOW)).toList();
        var newest = stored.apply(Fixtures.NOW.plusNanos(1_000));
        var expected = new ArrayList<>(equals.reversed());
        expected.addFirst(newest);
        expected.addLast(oldest);

        var first = page(2, null, list);
        var late = stored.apply(Fixtures.NOW.plusNanos(2_000));
        var second = page(2, first.next(), list);
        var third = page(2, second.next(), list);

        assertThat(first.items()).containsExactlyElementsOf(expected.subList(0, 2));
        assertThat(second.items()).containsExactlyElementsOf(expected.subList(2, 4));
        assertThat(third.items()).containsExactlyElementsOf(expected.subList(4, 6));
        assertThat(third.next()).as("nothing follows").isNull();
        expected.addFirst(late);
        assertThat(all(1, list)).containsExactlyElementsOf(expected);
        assertThat(page(expected.size(), null, list)).isEqualTo(new Page<>(expected, null));
    }

    /** One page of a list. */
    final <T> Page<T> page(int limit, @Nullable Position after, Function<PageRequest, Page<T>> list) {
        return inTransaction(() -> list.apply(new PageRequest(limit, after)));
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
