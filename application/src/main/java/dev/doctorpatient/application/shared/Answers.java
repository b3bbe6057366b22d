package dev.doctorpatient.application.shared;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Answers that do not come at once. */
public final class Answers {
    private Answers() {}

    /** Waits for an answer; throws what it fails with, as if it had been thrown here. */
    public static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failureOf(failed) instanceof RuntimeException failure ? failure : failed;
        }
    }

    /** What an answer failed with, which those who pass it on wrap. */
    public static Throwable failureOf(Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }
}
