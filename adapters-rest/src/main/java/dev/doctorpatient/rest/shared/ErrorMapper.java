package dev.doctorpatient.rest.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamWriteException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Invalid.FieldError;
import dev.doctorpatient.domain.shared.Malformed;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.Unauthenticated;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns everything that a resource throws into a problem. */
public class ErrorMapper {
    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);

    @ServerExceptionMapper
    RestResponse<Problem> rejected(Rejection rejection) {
        return builder(Problem.of(rejection)).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> warned(Warned warned) {
        return builder(warned.problem()).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> anonymous(UnauthorizedException unauthorized) {
        return rejected(Unauthenticated.withoutToken());
    }

    @ServerExceptionMapper
    RestResponse<Problem> badCredential(AuthenticationFailedException failure) {
        return rejected(failure.getCause() instanceof Rejection reason ? reason : Unauthenticated.withoutToken());
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException forbidden) {
        return builder(Problem.ofStatus(403)).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException violations) {
        if (violations.getConstraintViolations().stream().anyMatch(ErrorMapper::isOfTheWholeBody)) {
            return rejected(new Malformed("The body must be a JSON object"));
        }
        return rejected(Invalid.fields(violations.getConstraintViolations().stream()
                .map(violation -> new FieldError(fieldOf(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field))
                .toList()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> unreadable(PartialUpdate.UnreadableBody unreadable) {
        return unexpected(unreadable);
    }

    @ServerExceptionMapper
    RestResponse<Problem> mismatched(MismatchedInputException mismatched) {
        return rejected(JsonRejections.of(mismatched));
    }

    /** The body broke off, or is no form that can be read; what fails on our side is never left as it is. */
    @ServerExceptionMapper
    RestResponse<Problem> brokenOff(IOException failure) {
        return failure instanceof JsonProcessingException unreadable
                ? rejected(JsonRejections.of(unreadable))
                : rejected(new Malformed("The body cannot be read"));
    }

    @ServerExceptionMapper
    RestResponse<Problem> protocol(WebApplicationException failure) {
        if (causeOf(failure) instanceof JsonProcessingException unreadable) {
            return rejected(JsonRejections.of(unreadable));
        }
        if (failure instanceof NotFoundException && failure.getCause() instanceof IllegalArgumentException) {
            return rejected(
                    new Malformed("An id in the address cannot be read")); // a typed id refused the path segment
        }
        var status = failure.getResponse().getStatus();
        return status < 500 ? builder(Problem.ofStatus(status)).build() : unexpected(failure);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable failure) {
        if (causeOf(failure) instanceof JsonProcessingException unreadable) {
            return rejected(JsonRejections.of(unreadable));
        }
        // The class names only: a message may quote what a patient wrote.
        LOG.errorf("Unexpected failure: %s", describe(failure));
        LOG.debug("Unexpected failure", failure);
        return builder(Problem.ofStatus(500)).build();
    }

    /** What went wrong with a body of the client's; one of our own that cannot be written is no fault of theirs. */
    private static @Nullable Throwable causeOf(Throwable failure) {
        return failure.getCause() instanceof StreamWriteException ? null : failure.getCause();
    }

    private static ResponseBuilder<Problem> builder(Problem problem) {
        var response = ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE);
        problem.headers().forEach(response::header);
        return response;
    }

    private static boolean isOfTheWholeBody(ConstraintViolation<?> violation) {
        return nodes(violation).getLast().getKind() == ElementKind.PARAMETER;
    }

    /** As clients write it, such as {@code documents.0.file_name}; the names of methods and parameters are none of theirs. */
    private static String fieldOf(ConstraintViolation<?> violation) {
        return nodes(violation).stream().flatMap(ErrorMapper::segments).collect(Collectors.joining("."));
    }

    private static Stream<String> segments(Path.Node node) {
        var index = Stream.ofNullable(node.getIndex()).map(String::valueOf);
        return node.getKind() == ElementKind.PROPERTY
                ? Stream.concat(index, Stream.of(snakeCase(node.getName())))
                : index;
    }

    private static List<Path.Node> nodes(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
    }

    private static String snakeCase(@Nullable String name) {
        return name == null ? "" : name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String describe(Throwable failure) {
        var text = new StringBuilder();
        for (Throwable current = failure; current != null; current = current.getCause()) {
            text.append(text.isEmpty() ? "" : " <- ").append(current.getClass().getName());
            if (current.getStackTrace().length > 0) {
                text.append(" at ").append(current.getStackTrace()[0]);
            }
        }
        return text.toString();
    }
}
