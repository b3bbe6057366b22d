package dev.doctorpatient.domain.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Tries a property with many random inputs; a failure names the seed, and the same seed gives the same input again. */
public final class Trials {
    private Trials() {}

    /** Runs the trial with each of the seeds from 1 to {@code times}. */
    public static void of(int times, Consumer<RandomGenerator> trial) {
        for (long seed = 1; seed <= times; seed++) {
            withSeed(seed, trial);
        }
    }

    /** Runs the trial with one seed, such as one that failed. */
    public static void withSeed(long seed, Consumer<RandomGenerator> trial) {
        try {
            trial.accept(new SplittableRandom(seed));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("with seed " + seed + ": " + failure.getMessage(), failure);
        }
    }
}
