package dev.doctorpatient.domain.shared;

import static dev.doctorpatient.domain.testing.Refusals.assertBug;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOrderedIdTest {
    private static final int THREADS = 8;
    private static final int IDS_PER_THREAD = 20_000;

    @Test
    void aNewIdHasVersion7AndTheStandardVariant() {
        var ids = Stream.generate(TimeOrderedId::next).limit(1_000);

        assertThat(ids).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void idsAreStrictlyIncreasingAlsoWithinAMillisecond() {
        var ids = Stream.generate(TimeOrderedId::next).limit(100_000).toList();

        assertStrictlyIncreasing(ids);
    }

    @Test
    void idsOfAllThreadsAreDistinctAndIncreaseForEachOfThem() throws Exception {
        var go = new CountDownLatch(1);
        Callable<List<UUID>> manyIds = () -> {
            go.await();
            return Stream.generate(TimeOrderedId::next).limit(IDS_PER_THREAD).toList();
        };

        var all = new ArrayList<UUID>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var made = Stream.generate(() -> threads.submit(manyIds))
                    .limit(THREADS)
                    .toList();
            go.countDown();
            for (var ids : made) {
                assertStrictlyIncreasing(ids.get());
                all.addAll(ids.get());
            }
        }

        assertThat(all.stream().map(TimeOrderedIdTest::timePart).distinct()).hasSize(THREADS * IDS_PER_THREAD);
    }

    @Test
    void anIdMadeAfterAnotherThreadsIdIsLater() throws Exception {
        var before = TimeOrderedId.next();

        var between = onAnotherThread(TimeOrderedId::next);
        var after = TimeOrderedId.next();

        assertStrictlyIncreasing(List.of(before, between, after));
    }

    @Test
    void theTextOfIdsSortsAsTheIdsDo() {
        var texts = Stream.generate(TimeOrderedId::next)
                .limit(10_000)
                .map(UUID::toString)
                .toList();

        assertThat(texts).isSorted();
    }

    @Test
    void anIdReadsBackFromItsText() {
        var id = TimeOrderedId.next();

        assertThat(TimeOrderedId.parse(id.toString())).isEqualTo(id);
        assertThat(TimeOrderedId.parse(id.toString().toUpperCase(Locale.ROOT))).isEqualTo(id);
    }

    @Test
    void anIdOfAnotherVersionCanBeRead() {
        var text = "f81d4fae-7dec-41d0-a765-00a0c91e6bf6";

        assertThat(TimeOrderedId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1-1-1-1-1",
                "1",
                "not-a-uuid",
                "f81d4fae-7dec-41d0-a765-00a0c91e6bf",
                "f81d4fae-7dec-41d0-a765-00a0c91e6bf66",
                "f81d4fae7dec41d0a76500a0c91e6bf6",
                "{f81d4fae-7dec-41d0-a765-00a0c91e6bf6}",
                "urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
                " f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
                "f81d4fae-7dec-41d0-a765-00a0c91e6bf6\n",
                "f81d4faeg7dec-41d0-a765-00a0c91e6bf6",
                "f81d4fag-7dec-41d0-a765-00a0c91e6bf6",
                "+81d4fae-7dec-41d0-a765-00a0c91e6bf6",
                "f81d4fae-7dec-41d0-a765--0a0c91e6bf6",
                "f81d4fae-7dec-41d0-a765-00a0c91e6bf\uff16", // a full-width 6, which Long.parseLong reads
                "f81d4fae-7dec-41d0-a765-00a0c91e6bf6/../x"
            })
    void nothingButTheCanonicalFormIsRead(String text) {
        assertBug(() -> TimeOrderedId.parse(text));
    }

    private static void assertStrictlyIncreasing(List<UUID> ids) {
        for (var i = 1; i < ids.size(); i++) {
            assertThat(timePart(ids.get(i))).isGreaterThan(timePart(ids.get(i - 1)));
        }
    }

    /** All but the random bits: its order alone decides. The sign bit of a time before the year 6429 is never set. */
    private static long timePart(UUID id) {
        return id.getMostSignificantBits();
    }

    private static UUID onAnotherThread(Callable<UUID> work) throws InterruptedException, ExecutionException {
        try (var thread = Executors.newSingleThreadExecutor()) {
            Future<UUID> made = thread.submit(work);
            return made.get();
        }
    }
}
