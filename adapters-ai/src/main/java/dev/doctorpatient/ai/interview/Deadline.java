package dev.doctorpatient.ai.interview;

import java.time.Duration;

/** When an answer is of no use any more. */
record Deadline(long nanoTime) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** How long there is still; negative if it is over. */
    Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    /** The earlier of this one and one after some time. */
    Deadline atMost(Duration time) {
        var other = in(time);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }
}
