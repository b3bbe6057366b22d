package dev.doctorpatient.bootstrap.configuration;

import java.util.Optional;

/**
 * How often what may be done in a minute; after a quiet time twice as often.
 *
 * @param logins by address, whether they succeed or not
 * @param failedLogins by address, at whichever accounts
 * @param signUps by address
 * @param refreshes by address
 * @param handshakes of sockets, by address
 * @param calendars fetched by calendar programs, by address
 * @param tickets by user
 * @param aiRequests by user
 * @param uploads by user
 * @param exports of patients' records, by user
 * @param socketFrames by user, over all sockets; they are slowed down to it rather than refused
 */
public record Rates(
        int logins,
        int failedLogins,
        int signUps,
        int refreshes,
        int handshakes,
        int calendars,
        int tickets,
        int aiRequests,
        int uploads,
        int exports,
        int socketFrames) {
    private static final int HIGHEST = 1_000_000;

    /** The rates that are set; none if limiting is switched off. */
    static Optional<Rates> read(Variables variables) {
        var rates = new Rates(
                rate(variables, "LOGIN", 300),
                rate(variables, "FAILED_LOGIN", 20),
                rate(variables, "SIGNUP", 120),
                rate(variables, "REFRESH", 120),
                rate(variables, "HANDSHAKE", 600),
                rate(variables, "CALENDAR", 300),
                rate(variables, "TICKET", 60),
                rate(variables, "AI", 60),
                rate(variables, "UPLOAD", 60),
                rate(variables, "EXPORT", 10),
                rate(variables, "SOCKET", 1_200));
        return variables.flag("RATE_LIMIT", true) ? Optional.of(rates) : Optional.empty();
    }

    private static int rate(Variables variables, String what, int byDefault) {
        return variables.number("RATE_LIMIT_" + what + "_PER_MINUTE", byDefault, 1, HIGHEST);
    }
}
