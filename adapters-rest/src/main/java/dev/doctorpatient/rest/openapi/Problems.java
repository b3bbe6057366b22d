package dev.doctorpatient.rest.openapi;

import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.Problem;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problem answers of operations, with an example of each code. Operations share those that have the same codes. */
final class Problems {
    private record Kind(int status, String detail) {}

    private final Schema problem;
    private final Map<String, APIResponse> made = new TreeMap<>();

    Problems(Schema problem) {
        this.problem = problem;
    }

    /** Every answer that was asked for so far, by its name. */
    Map<String, APIResponse> made() {
        return made;
    }

    /** A reference to one answer for each status that the codes come with. */
    Map<Integer, APIResponse> answers(Collection<ProblemCode> codes) {
        var byStatus = codes.stream()
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(code -> kindOf(code).status(), TreeMap::new, Collectors.toList()));
        var answers = new TreeMap<Integer, APIResponse>();
        byStatus.forEach((status, these) -> {
            var name = these.stream().map(Problems::nameOf).collect(Collectors.joining("Or"));
            made.computeIfAbsent(name, _ -> answer(status, these));
            answers.put(status, OASFactory.createAPIResponse().ref("#/components/responses/" + name));
        });
        return answers;
    }

    /** A problem without a code of its own, as the protocol has some. */
    MediaType ofProtocol(int status) {
        var example = exampleOf(ProblemCode.MALFORMED_REQUEST);
        example.put("status", status);
        return OASFactory.createMediaType().schema(problem).example(example);
    }

    private static String nameOf(ProblemCode code) {
        return Arrays.stream(code.wireName().split("_", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private APIResponse answer(int status, List<ProblemCode> codes) {
        var media = OASFactory.createMediaType().schema(problem);
        codes.forEach(code ->
                media.addExample(code.wireName(), OASFactory.createExample().value(exampleOf(code))));
        var answer = OASFactory.createAPIResponse()
                .description(codes.stream().map(ProblemCode::wireName).collect(Collectors.joining("`, `", "`", "`")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
        return switch (status) {
            case 416 ->
                answer.addHeader(
                        "Content-Range", header("How many bytes there are: `bytes */123`.", SchemaType.STRING));
            case 401 -> answer.addHeader("WWW-Authenticate", header("`Bearer`", SchemaType.STRING));
            case 429, 503 ->
                answer.addHeader("Retry-After", header("After how many seconds to try again.", SchemaType.INTEGER));
            default -> answer;
        };
    }

    static Header header(String description, SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(type)));
    }

    private static Map<String, Object> exampleOf(ProblemCode code) {
        var kind = kindOf(code);
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "urn:problem:" + code.wireName());
        example.put("title", Problem.titleOf(code));
        example.put("status", kind.status());
        example.put("detail", kind.detail());
        example.put("code", code.wireName());
        if (code == ProblemCode.VALIDATION_FAILED) {
            var error = new LinkedHashMap<String, Object>();
            error.put("field", "name");
            error.put("message", "is required");
            example.put("errors", List.of(error));
        }
        if (code == ProblemCode.TIME_SLOT_TAKEN) {
            example.put("alternatives", List.of(alternative("10:30"), alternative("11:00"), alternative("14:30")));
        }
        if (code == ProblemCode.INVALID_STATUS_TRANSITION) {
            example.put("allowed", List.of("in_progress", "completed", "cancelled"));
        }
        return example;
    }

    private static Map<String, Object> alternative(String localTime) {
        var start = LocalDateTime.parse("2035-05-07T" + localTime + ":00");
        var slot = new LinkedHashMap<String, Object>();
        slot.put("start", start.minusMinutes(330) + ":00Z");
        slot.put("end", start.minusMinutes(300) + ":00Z");
        slot.put("local_start", start + ":00");
        slot.put("time_zone", "Asia/Kolkata");
        return slot;
    }

    private static Kind kindOf(ProblemCode code) {
        return switch (code) {
            case MALFORMED_REQUEST -> new Kind(400, "The body is not well-formed JSON");
            case UNAUTHENTICATED -> new Kind(401, "Sign in first");
            case INVALID_CREDENTIALS -> new Kind(401, "E-mail address or password is wrong");
            case TOKEN_EXPIRED -> new Kind(401, "The token has expired");
            case REFRESH_TOKEN_REUSED -> new Kind(401, "The refresh token was used before; the session is closed");
            case FORBIDDEN -> new Kind(403, "This is not allowed");
            case BREAK_GLASS_REQUIRED -> new Kind(403, "Clinical content needs a reason");
            case NOT_FOUND -> new Kind(404, "There is no such thing");
            case METHOD_NOT_ALLOWED -> new Kind(405, "This address does not know the method");
            case NOT_ACCEPTABLE -> new Kind(406, "The answer cannot be given in the media type asked for");
            case EMAIL_TAKEN -> new Kind(409, "There is an account with this e-mail address");
            case MAPPING_EXISTS -> new Kind(409, "The two are mapped to each other already");
            case TIME_SLOT_TAKEN -> new Kind(409, "The doctor or the patient has another appointment then");
            case INVALID_STATUS_TRANSITION -> new Kind(409, "This step does not follow");
            case INTERVIEW_FINISHED -> new Kind(409, "The interview is over");
            case ANSWER_PENDING -> new Kind(409, "An earlier message still waits for its reply");
            case SUMMARY_CONFIRMED -> new Kind(409, "A doctor has confirmed the summary; it stays as it is");
            case CHAT_CLOSED -> new Kind(409, "The chat is closed");
            case IDEMPOTENCY_KEY_REUSED -> new Kind(409, "This was used before with other content");
            case CONCURRENT_CHANGE -> new Kind(409, "Somebody else changed this at the same time");
            case PRECONDITION_FAILED -> new Kind(412, "It was changed since you read it; read it again");
            case PAYLOAD_TOO_LARGE -> new Kind(413, "The request is too large");
            case UNSUPPORTED_MEDIA_TYPE -> new Kind(415, "The request's media type is not supported here");
            case RANGE_NOT_SATISFIABLE -> new Kind(416, "The document has no bytes in this range");
            case VALIDATION_FAILED -> new Kind(422, "A field is wrong");
            case OUTSIDE_SHIFT -> new Kind(422, "The time is not wholly inside the hours of the doctor");
            case IN_THE_PAST -> new Kind(422, "The time is over");
            case TOO_SHORT_NOTICE -> new Kind(422, "An appointment must be made at least 60 minutes before it starts");
            case TOO_FAR_AHEAD -> new Kind(422, "An appointment can be made at most 90 days ahead");
            case NOT_MAPPED -> new Kind(422, "Doctor and patient are not mapped to each other");
            case WEAK_PASSWORD -> new Kind(422, "The password is too common");
            case QUOTA_EXCEEDED -> new Kind(422, "A user has at most 1000 files");
            case NOTHING_TO_SUMMARIZE -> new Kind(422, "No question has an answer yet");
            case MALWARE_FOUND -> new Kind(422, "A document is known as malware");
            case TOO_MANY_REQUESTS -> new Kind(429, "Too many requests; please wait");
            case AI_UNAVAILABLE -> new Kind(503, "The interviewer does not answer; the message is kept");
            case UNAVAILABLE -> new Kind(503, "The service cannot answer at the moment");
            case INTERNAL_ERROR -> new Kind(500, "Something went wrong on our side");
        };
    }
}
