package dev.doctorpatient.bootstrap.web;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The web pages whose scripts may call: those that are listed, and those that this very service serves. */
record AllowedOrigins(Set<String> listed) {
    /** Keeps its own copy. */
    AllowedOrigins {
        listed = Set.copyOf(listed);
    }

    /**
     * Whether a request may go on.
     *
     * @param origin what the browser says about the page; null from a client that is no browser
     * @param host the host and port that were asked for
     */
    boolean allow(@Nullable String origin, @Nullable String host) {
        return origin == null || listed.contains(origin) || isOf(host, origin);
    }

    private static boolean isOf(@Nullable String host, String origin) {
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
