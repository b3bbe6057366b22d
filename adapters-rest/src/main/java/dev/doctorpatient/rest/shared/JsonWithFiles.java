package dev.doctorpatient.rest.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doctorpatient.domain.shared.Malformed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads bodies that hold files, by the rules for every other body. */
@ApplicationScoped
public class JsonWithFiles {
    private final ObjectMapper json;
    private final Validator validator;

    JsonWithFiles(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Reads and checks a body.
     *
     * @param files where its files go
     */
    public <T extends Record> T read(Class<T> type, InputStream body, TemporaryFiles files) throws IOException {
        try {
            @Nullable
            T read = json.readerFor(type)
                    .withAttribute(TemporaryFiles.class, files)
                    .readValue(body);
            if (read == null) {
                throw new Malformed("The body must be a JSON object");
            }
            var violations = validator.validate(read);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return read;
        } catch (JsonProcessingException unreadable) {
            throw JsonRejections.of(unreadable);
        }
    }
}
