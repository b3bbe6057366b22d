package dev.doctorpatient.bootstrap.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How JSON is read and written everywhere: names in snake case; nothing unknown, doubled, trailing or of another type is let pass,
 * because a misspelt field must never vanish; and limits on depth and length before anything is built from it.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{2}:\\d{2}(:00)?");
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    /** A value that is written as a text, and as nothing else. */
    private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> reader;
        private final String form;

        TextDeserializer(Class<T> type, String form, Function<String, T> reader) {
            super(type);
            this.form = form;
            this.reader = reader;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return reader.apply(parser.getText());
            } catch (IllegalArgumentException | DateTimeException _) {
                return (T) context.handleWeirdStringValue(handledType(), parser.getText(), "must be %s", form);
            }
        }
    }

    /** After everybody else: of two readers for one type the last one registered counts, and others are more lenient. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(1 << 20)
                        .maxNameLength(256)
                        .maxNumberLength(64)
                        .build());
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)); // no list has nothing in it
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.registerModule(new SimpleModule("strict")
                .addDeserializer(
                        Instant.class,
                        new TextDeserializer<>(Instant.class, "RFC 3339 with an offset", StrictJson::instant))
                .addDeserializer(
                        LocalDate.class, new TextDeserializer<>(LocalDate.class, "YYYY-MM-DD", LocalDate::parse))
                .addDeserializer(
                        LocalTime.class, new TextDeserializer<>(LocalTime.class, "HH:MM", StrictJson::timeOfDay))
                .addDeserializer(UUID.class, new TextDeserializer<>(UUID.class, "a UUID", TimeOrderedId::parse)));
    }

    private static Instant instant(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            throw new IllegalArgumentException("no RFC 3339 instant");
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    private static LocalTime timeOfDay(String text) {
        if (!TIME_OF_DAY.matcher(text).matches()) {
            throw new IllegalArgumentException("no time of day");
        }
        return LocalTime.parse(text);
    }
}
