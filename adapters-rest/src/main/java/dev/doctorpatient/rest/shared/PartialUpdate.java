package dev.doctorpatient.rest.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

/**
 * Lays the fields that a client sent over the present state of a resource (RFC 7396 for flat objects): what is absent stays, null
 * clears. The result is checked like a whole body, so that an unknown field or a cleared required one is refused by name.
 */
@ApplicationScoped
public class PartialUpdate {
    /** Carries a fault of the body out of the lambda in which use cases apply changes; the error mapper unwraps it. */
    public static final class UnreadableBody extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableBody(JsonProcessingException cause) {
            super(cause);
        }
    }

    private final ObjectMapper json;
    private final Validator validator;

    PartialUpdate(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** The state with the changes laid over it. */
    public <T extends Record> T over(T state, @Nullable ObjectNode changes) {
        var merged = json.<ObjectNode>valueToTree(state);
        if (changes != null) {
            merged.setAll(changes);
        }
        try {
            @SuppressWarnings("unchecked")
            var type = (Class<T>) state.getClass();
            var result = json.treeToValue(merged, type);
            var violations = validator.validate(result);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return result;
        } catch (JsonProcessingException unreadable) {
            throw new UnreadableBody(unreadable);
        }
    }
}
