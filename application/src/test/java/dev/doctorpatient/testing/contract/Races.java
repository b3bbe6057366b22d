package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets threads loose on a store. */
final class Races {
    static final int THREADS = 16;

    /** How long one that should wait is given to show that it does not. Too short a time hides a fault and never invents one. */
    private static final int PATIENCE_IN_MILLISECONDS = 150;

    private Races() {}

    /** What came of a race: the results of those who got through, and why the others did not. */
    record Outcome<T>(List<T> results, List<ProblemCode> refusals) {}

    /** Runs attempts at the same moment, each in a thread of its own. */
    static <T> Outcome<T> run(IntFunction<Supplier<T>> attempts) throws Exception {
        var start = new CyclicBarrier(THREADS);
        var results = new ArrayList<T>();
        var refusals = new ArrayList<ProblemCode>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var futures = IntStream.range(0, THREADS)
                    .mapToObj(attempts)
                    .map(attempt -> threads.submit(() -> {
                        start.await();
                        return attempt.get();
                    }))
                    .toList();
            for (var future : futures) {
                try {
                    results.add(future.get());
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof Rejection refusal)) {
                        throw failed;
                    }
                    refusals.add(refusal.code());
                }
            }
        }
        return new Outcome<>(results, refusals);
    }

    /** Repeats the same work, {@value #THREADS} times at the same moment. */
    static <T> Outcome<T> run(Supplier<T> attempt) throws Exception {
        return run(_ -> attempt);
    }

    /**
     * Checks that a second deed is not done before the first transaction has ended.
     *
     * @param holding runs the first deed in a transaction, and after it, in the same transaction, what it is given
     */
    static void requireWaiting(Holder holding, Runnable second) throws Exception {
        var held = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> {
                try {
                    return holding.hold(() -> {
                        held.countDown();
                        return done.await(PATIENCE_IN_MILLISECONDS, TimeUnit.MILLISECONDS);
                    });
                } finally {
                    held.countDown();
                }
            });
            var follower = threads.submit(() -> {
                held.await();
                second.run();
                done.countDown();
                return true;
            });

            assertThat(first.get())
                    .as("the second got in while the first held on")
                    .isFalse();
            assertThat(follower.get()).as("the second got in afterwards").isTrue();
        }
    }

    /** A transaction that does something and then holds on to it. */
    @FunctionalInterface
    interface Holder {
        boolean hold(Callable<Boolean> meanwhile);
    }
}
