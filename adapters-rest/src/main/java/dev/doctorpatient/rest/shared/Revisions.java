package dev.doctorpatient.rest.shared;

import dev.doctorpatient.application.shared.Precondition;
import dev.doctorpatient.domain.shared.Malformed;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Revisions of objects as entity tags (RFC 9110, 8.8.3): the tag of revision 3 is {@code "3"}. */
public final class Revisions {
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(,|$)");
    private static final Pattern REVISION = Pattern.compile("\\d{1,9}");

    private Revisions() {}

    /** 200 with an object and its tag. */
    public static <T> RestResponse<T> ok(int revision, T body) {
        return tagged(RestResponse.Status.OK, revision, body).build();
    }

    /** The same, or 304 for a client that has it. */
    public static <T> RestResponse<T> unlessKnown(@Nullable String ifNoneMatch, int revision, T body) {
        // Nothing is ever sent with a weak tag, but one that a proxy made weak still names the revision.
        var known = ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*")
                        || revisions("If-None-Match", ifNoneMatch, true).contains(revision));
        return known
                ? ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED)
                        .header(HttpHeaders.ETAG, tag(revision))
                        .build()
                : ok(revision, body);
    }

    /**
     * 201 with an object, its tag and where it is.
     *
     * @param path relative to the API's base
     * @param repeated whether an earlier request made it, and this is its answer once more
     */
    public static <T> RestResponse<T> created(String path, int revision, T body, boolean repeated) {
        var answer = tagged(RestResponse.Status.CREATED, revision, body).location(URI.create(path));
        return (repeated ? answer.header("Idempotency-Replayed", "true") : answer).build();
    }

    /**
     * Reads which revisions a change is meant for.
     *
     * @param ifMatch the header; null: whichever it is
     * @throws Malformed if it is no list of entity tags
     */
    public static Precondition precondition(@Nullable String ifMatch) {
        return ifMatch == null || ifMatch.strip().equals("*")
                ? Precondition.NONE
                : Precondition.of(revisions("If-Match", ifMatch, false));
    }

    private static Set<Integer> revisions(String header, String tags, boolean weakToo) {
        var revisions = new HashSet<Integer>();
        var matcher = TAG.matcher(tags);
        var position = 0;
        while (position < tags.length()) {
            if (!matcher.find(position) || matcher.start() != position) {
                throw new Malformed("The header " + header + " must be a list of entity tags, such as \"3\"");
            }
            if ((weakToo || matcher.group(1) == null)
                    && REVISION.matcher(matcher.group(2)).matches()) {
                revisions.add(Integer.valueOf(matcher.group(2)));
            }
            position = matcher.end();
        }
        if (tags.isBlank() || tags.strip().endsWith(",")) {
            throw new Malformed("The header " + header + " must be a list of entity tags, such as \"3\"");
        }
        return revisions;
    }

    private static <T> ResponseBuilder<T> tagged(RestResponse.Status status, int revision, T body) {
        return ResponseBuilder.create(status, body).header(HttpHeaders.ETAG, tag(revision));
    }

    private static String tag(int revision) {
        return "\"" + revision + "\"";
    }
}
