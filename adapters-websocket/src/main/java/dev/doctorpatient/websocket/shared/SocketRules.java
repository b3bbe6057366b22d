package dev.doctorpatient.websocket.shared;

import java.time.Duration;

/**
 * What sockets may cost.
 *
 * @param perUser how many one user may have open
 * @param total how many this process has open
 * @param ping after how long without a sign of life the service asks for one
 */
public record SocketRules(int perUser, int total, Duration ping) {
    /** How long an answer to a ping may take. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(5);

    /** After how long without a sign of life a connection counts as dead: two pings, and time for the last answer. */
    Duration silence() {
        return ping.multipliedBy(2).plus(LONGEST_WAY);
    }
}
