package dev.doctorpatient.domain.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param ip the address of the client, or of the proxy in front if that is not trusted; null if there was no request
 * @param requestId what the answer, the problem and the log name the request by; null if there was no request
 */
public record Origin(@Nullable String ip, @Nullable String requestId) {
    /** The origin of what the service does by itself. */
    public static final Origin NONE = new Origin(null, null);
}
