package dev.doctorpatient.rest.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.doctorpatient.domain.scheduling.InvalidTransition;
import dev.doctorpatient.domain.scheduling.SlotTaken;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Malformed;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.PreconditionFailed;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.TooLarge;
import dev.doctorpatient.domain.shared.TooManyRequests;
import dev.doctorpatient.domain.shared.Unauthenticated;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.domain.shared.Unsupported;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every answer that is no success carries (RFC 9457).
 *
 * @param errors the fields that are wrong; null unless the problem is about fields
 * @param allowed the steps that may follow; null unless the problem is about a step
 * @param alternatives slots that are free; null unless the problem is that one is taken
 * @param notice what the user has to be told although there is no answer, such as a warning; null if there is nothing
 * @param retryAfter after how many seconds to try again, in a header; null unless waiting helps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable List<Invalid.FieldError> errors,
        @Nullable List<String> allowed,
        @Nullable List<FreeSlotJson> alternatives,
        @Nullable String notice,
        @JsonIgnore @Nullable Long retryAfter) {
    private static final long SHORT_WAIT = 5;

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The problem that a refusal is on the wire. */
    public static Problem of(Rejection rejection) {
        var status =
                switch (rejection) {
                    case Malformed _ -> 400;
                    case Unauthenticated _ -> 401;
                    case NotAllowed _ -> 403;
                    case NotFound _ -> 404;
                    case Conflict _ -> 409;
                    case PreconditionFailed _ -> 412;
                    case TooLarge _ -> 413;
                    case Unsupported _ -> 415;
                    case Invalid _ -> 422;
                    case TooManyRequests _ -> 429;
                    case Unavailable _ -> 503;
                };
        var errors = rejection instanceof Invalid invalid && !invalid.errors().isEmpty() ? invalid.errors() : null;
        var allowed = rejection instanceof InvalidTransition transition
                ? transition.allowed().stream().map(WireNames::of).toList()
                : null;
        var alternatives = rejection instanceof SlotTaken taken
                ? taken.alternatives().stream().map(FreeSlotJson::of).toList()
                : null;
        var retryAfter =
                switch (rejection) {
                    case TooManyRequests tooMany -> tooMany.retryAfter().toSeconds();
                    case Unavailable unavailable ->
                        Math.max(1, unavailable.retryAfter().toSeconds());
                    default -> null;
                };
        return of(status, rejection.code(), rejection.detail(), errors, allowed, alternatives, retryAfter);
    }

    /** The same with something that the user has to be told all the same. */
    Problem noting(String told) {
        return new Problem(type, title, status, detail, code, errors, allowed, alternatives, told, retryAfter);
    }

    /** The problem that a failure of the protocol is, where no use case ever saw the request. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> of(400, ProblemCode.MALFORMED_REQUEST, "The request cannot be read");
            case 401 -> of(Unauthenticated.withoutToken());
            case 403 -> of(403, ProblemCode.FORBIDDEN, "This is not allowed");
            case 404 -> of(404, ProblemCode.NOT_FOUND, "There is nothing at this address");
            case 405 -> of(405, ProblemCode.METHOD_NOT_ALLOWED, "This address does not know the method");
            case 406 -> of(406, ProblemCode.NOT_ACCEPTABLE, "The answer cannot be given in the media type asked for");
            case 412 -> of(new PreconditionFailed());
            case 413 -> of(413, ProblemCode.PAYLOAD_TOO_LARGE, "The request is too large");
            case 414, 431 -> of(status, ProblemCode.PAYLOAD_TOO_LARGE, "The request line or the headers are too large");
            case 415 -> of(415, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The request's media type is not supported here");
            case 416 -> of(416, ProblemCode.RANGE_NOT_SATISFIABLE, "The document has no bytes in this range");
            case 429 ->
                of(429, ProblemCode.TOO_MANY_REQUESTS, "Too many requests; please wait", null, null, null, SHORT_WAIT);
            case 503 ->
                of(
                        503,
                        ProblemCode.UNAVAILABLE,
                        "The service cannot answer at the moment",
                        null,
                        null,
                        null,
                        SHORT_WAIT);
            default ->
                status >= 400 && status < 500
                        ? of(status, ProblemCode.MALFORMED_REQUEST, "The request cannot be answered")
                        : of(500, ProblemCode.INTERNAL_ERROR, "Something went wrong on our side");
        };
    }

    /** The headers that go with it. */
    public Map<String, String> headers() {
        if (retryAfter != null) {
            return Map.of("Retry-After", retryAfter.toString());
        }
        return status == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of();
    }

    private static Problem of(int status, ProblemCode code, String detail) {
        return of(status, code, detail, null, null, null, null);
    }

    private static Problem of(
            int status,
            ProblemCode code,
            String detail,
            @Nullable List<Invalid.FieldError> errors,
            @Nullable List<String> allowed,
            @Nullable List<FreeSlotJson> alternatives,
            @Nullable Long retryAfter) {
        return new Problem(
                "urn:problem:" + code.wireName(),
                titleOf(code),
                status,
                detail,
                code.wireName(),
                errors,
                allowed,
                alternatives,
                null,
                retryAfter);
    }

    /** The title of all problems with a code. */
    public static String titleOf(ProblemCode code) {
        var words = code.wireName().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
