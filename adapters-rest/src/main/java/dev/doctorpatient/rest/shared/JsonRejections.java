package dev.doctorpatient.rest.shared;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Malformed;
import dev.doctorpatient.domain.shared.Rejection;
import java.util.stream.Collectors;

/** Decides what JSON that cannot be read is refused as: what is no JSON is malformed, what has wrong content is invalid. */
public final class JsonRejections {
    private JsonRejections() {}

    /** The refusal that a failure to read JSON is. It never quotes what was sent, but the names of fields. */
    public static Rejection of(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping) || mapping.getCause() instanceof JsonParseException) {
            return new Malformed("The body is not well-formed JSON");
        }
        var path = pathOf(mapping);
        return switch (mapping) {
            case InvalidTypeIdException _ -> Invalid.field("type", "is missing or not known here");
            case UnrecognizedPropertyException _ -> Invalid.field(path, "is not known here");
            case MismatchedInputException _ when path.isEmpty() -> new Malformed("The body must be a JSON object");
            case MismatchedInputException _ -> Invalid.field(path, "has the wrong type or form");
            default ->
                mapping.getCause() instanceof Rejection rejection
                        ? rejection
                        : path.isEmpty()
                                ? new Malformed("The body cannot be read")
                                : Invalid.field(path, "has the wrong type or form");
        };
    }

    private static String pathOf(JsonMappingException failure) {
        return failure.getPath().stream().map(JsonRejections::segment).collect(Collectors.joining("."));
    }

    private static String segment(Reference reference) {
        return reference.getFieldName() == null ? String.valueOf(reference.getIndex()) : reference.getFieldName();
    }
}
