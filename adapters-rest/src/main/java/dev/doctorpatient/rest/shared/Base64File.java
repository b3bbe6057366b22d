package dev.doctorpatient.rest.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file within JSON, in base 64. Its bytes go to the disk while they are read, so that the limit on the length of other texts does
 * not concern them.
 *
 * @param place where they are for as long as the request is worked on
 */
@JsonDeserialize(using = Base64File.Deserializer.class)
@Schema(type = SchemaType.STRING, format = "byte")
public record Base64File(Path place) {
    /** Needs to be told where files go: only {@link JsonWithFiles} reads them. */
    static final class Deserializer extends StdScalarDeserializer<Base64File> {
        private static final long serialVersionUID = 1L;

        Deserializer() {
            super(Base64File.class);
        }

        @Override
        public Base64File deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Base64File) context.handleUnexpectedToken(Base64File.class, parser);
            }
            var files = (TemporaryFiles) Objects.requireNonNull(context.getAttribute(TemporaryFiles.class));
            var place = files.create();
            try (var bytes = files.write(place)) {
                var unused = parser.readBinaryValue(context.getBase64Variant(), bytes);
            } catch (IllegalArgumentException _) {
                return (Base64File) context.handleWeirdStringValue(Base64File.class, "", "must be base 64");
            }
            return new Base64File(place);
        }
    }
}
