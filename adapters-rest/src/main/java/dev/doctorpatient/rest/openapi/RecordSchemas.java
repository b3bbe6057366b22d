package dev.doctorpatient.rest.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.rest.shared.PagedJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of the records that travel as JSON. A component is required unless it is {@code @Nullable}, so that the document cannot say
 * anything else than the compiler checks.
 */
final class RecordSchemas {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    static final DotName SCHEMA = DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName PAGE = DotName.createSimple(PagedJson.class);
    private static final DotName LIST = DotName.createSimple(List.class);
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    /** What a record is there for, which decides about absent and unknown fields. */
    enum Use {
        /** An answer always carries every field. */
        ANSWER,
        /** A request may leave out what is optional, and nothing else may be in it. */
        REQUEST,
        /** The same, but everything may be left out: what is absent stays as it is. */
        CHANGES
    }

    private final IndexView index;
    private final FieldNotes notes;
    private final Map<String, Schema> made = new TreeMap<>();
    private final Map<String, String> origins = new HashMap<>();

    RecordSchemas(IndexView index, FieldNotes notes) {
        this.index = index;
        this.notes = notes;
    }

    /** Every schema that was asked for so far, by its name. */
    Map<String, Schema> made() {
        return made;
    }

    /** The schema of anything that an operation takes or gives. */
    Schema of(Type type, Use use) {
        return schemaOf(type, use, "");
    }

    /** A reference to the schema of a record. */
    Schema reference(Class<?> record, Use use) {
        return reference(classInfo(DotName.createSimple(record)), use);
    }

    /** The values of an enum as they are written on the wire. */
    List<Object> wireNames(DotName enumeration) {
        return List.copyOf(classInfo(enumeration).enumConstants().stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    private Schema reference(ClassInfo record, Use use) {
        var name = nameOf(record, use);
        var origin = record.name() + " as " + use;
        var other = origins.putIfAbsent(name, origin);
        if (other == null) {
            made.put(name, objectOf(record, use, name));
        } else if (!other.equals(origin)) {
            throw new IllegalStateException("Two schemas would be called " + name + ": " + other + ", " + origin
                    + ". Give one a @Schema(name)");
        }
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private static String nameOf(ClassInfo record, Use use) {
        var given = value(record.declaredAnnotation(SCHEMA), "name");
        var name = given != null ? given : record.simpleName().replaceFirst("(Json|Body)$", "");
        return switch (use) {
            case ANSWER -> name;
            case REQUEST -> record.simpleName().endsWith("Body") ? "New" + name : name;
            case CHANGES -> name.endsWith("Changes") ? name : name + "Changes";
        };
    }

    private Schema objectOf(ClassInfo record, Use use, String name) {
        var schema = OASFactory.createSchema().type(List.of(SchemaType.OBJECT));
        addProperties(schema, record, use, name);
        if (use != Use.ANSWER) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        }
        notes.exampleOf(name).ifPresent(example -> schema.setExamples(List.of(example)));
        return schema;
    }

    private void addProperties(Schema schema, ClassInfo record, Use use, String owner) {
        var withoutNulls = record.hasDeclaredAnnotation(DotName.createSimple(JsonInclude.class));
        for (var component : record.recordComponentsInDeclarationOrder()) {
            if (isMarked(component, JsonIgnore.class)) {
                continue;
            }
            if (isMarked(component, JsonUnwrapped.class)) {
                addProperties(schema, classInfo(component.type().name()), use, owner);
                continue;
            }
            var field = NAMES.translate(component.name());
            var optional = component.type().hasAnnotation(NULLABLE);
            schema.addProperty(field, propertyOf(component, use, owner, field, optional && !withoutNulls));
            var mayBeAbsent = use == Use.ANSWER ? withoutNulls : true;
            if (use != Use.CHANGES && !(optional && mayBeAbsent)) {
                schema.addRequired(field);
            }
        }
    }

    private Schema propertyOf(RecordComponentInfo component, Use use, String owner, String field, boolean nullable) {
        var annotation = component.field().declaredAnnotation(SCHEMA);
        var schema = annotation != null && annotation.value("type") != null
                ? OASFactory.createSchema()
                : schemaOf(component.type(), use, owner);
        refine(schema, annotation);
        notes.describeField(schema, owner, field);
        return nullable ? orNull(schema) : schema;
    }

    /** Takes over what an annotation knows better than the type, as where a text is one of a closed set. */
    void refine(Schema schema, @Nullable AnnotationInstance annotation) {
        if (annotation == null) {
            return;
        }
        if (annotation.value("implementation") != null) {
            schema.setEnumeration(
                    wireNames(annotation.value("implementation").asClass().name()));
        }
        if (annotation.value("enumeration") != null) {
            schema.setEnumeration(
                    List.copyOf(Arrays.asList(annotation.value("enumeration").asStringArray())));
        }
        var type = value(annotation, "type");
        if (type != null) {
            schema.setType(List.of(SchemaType.valueOf(type)));
        }
        var format = value(annotation, "format");
        if (format != null) {
            schema.setFormat(format);
        }
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .description(schema.getDescription())
                    .anyOf(List.of(
                            OASFactory.createSchema().ref(schema.getRef()),
                            OASFactory.createSchema().type(List.of(SchemaType.NULL))));
        }
        if (schema.getType() != null) {
            schema.setType(Stream.concat(schema.getType().stream(), Stream.of(SchemaType.NULL))
                    .toList());
        }
        if (schema.getEnumeration() != null) {
            var values = new ArrayList<@Nullable Object>(schema.getEnumeration());
            values.add(null);
            schema.setEnumeration(values);
        }
        return schema;
    }

    private Schema schemaOf(Type type, Use use, String owner) {
        return switch (type.kind()) {
            case PRIMITIVE -> simple(type.name().toString());
            case PARAMETERIZED_TYPE -> generic(type, use, owner);
            case CLASS -> {
                var known = index.getClassByName(type.name());
                if (known == null || !known.isRecord()) {
                    yield simple(type.name().toString());
                }
                var form = value(known.declaredAnnotation(SCHEMA), "format");
                yield form == null
                        ? reference(known, use)
                        : simple(String.class.getName()).format(form); // a record that travels as a text
            }
            default -> throw new IllegalStateException("No schema is known for " + type);
        };
    }

    private Schema generic(Type type, Use use, String owner) {
        var argument = type.asParameterizedType().arguments().getFirst();
        if (type.name().equals(LIST)) {
            // A list is changed as a whole, so its items are whole too.
            var whole = use == Use.CHANGES ? Use.REQUEST : use;
            return OASFactory.createSchema().type(List.of(SchemaType.ARRAY)).items(schemaOf(argument, whole, owner));
        }
        if (type.name().equals(PAGE)) {
            return pageOf(schemaOf(argument, use, owner));
        }
        throw new IllegalStateException("No schema is known for " + type);
    }

    private Schema pageOf(Schema item) {
        var name = item.getRef().substring(item.getRef().lastIndexOf('/') + 1) + "Page";
        var cursor = simple(String.class.getName());
        notes.describeField(cursor, name, "next_cursor");
        made.put(
                name,
                OASFactory.createSchema()
                        .type(List.of(SchemaType.OBJECT))
                        .addProperty(
                                "items",
                                OASFactory.createSchema()
                                        .type(List.of(SchemaType.ARRAY))
                                        .items(item)
                                        .description("What is on this page."))
                        .addProperty("next_cursor", orNull(cursor))
                        .required(List.of("items", "next_cursor")));
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private static Schema simple(String type) {
        var schema = OASFactory.createSchema();
        if (type.equals(String.class.getName())) {
            return schema.type(List.of(SchemaType.STRING));
        }
        if (type.equals(UUID.class.getName())) {
            return schema.type(List.of(SchemaType.STRING)).format("uuid");
        }
        if (type.equals(Instant.class.getName())) {
            return schema.type(List.of(SchemaType.STRING)).format("date-time");
        }
        if (type.equals(LocalDate.class.getName())) {
            return schema.type(List.of(SchemaType.STRING)).format("date");
        }
        if (type.equals(LocalDateTime.class.getName())) {
            return schema.type(List.of(SchemaType.STRING))
                    .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}");
        }
        if (type.equals(LocalTime.class.getName())) {
            return schema.type(List.of(SchemaType.STRING)).pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$");
        }
        if (type.equals(ObjectNode.class.getName()) || type.equals(Object.class.getName())) {
            return schema.type(List.of(SchemaType.OBJECT));
        }
        return switch (type) {
            case "int", "java.lang.Integer" ->
                schema.type(List.of(SchemaType.INTEGER)).format("int32");
            case "long", "java.lang.Long" ->
                schema.type(List.of(SchemaType.INTEGER)).format("int64");
            case "boolean", "java.lang.Boolean" -> schema.type(List.of(SchemaType.BOOLEAN));
            default -> throw new IllegalStateException("No schema is known for " + type);
        };
    }

    private ClassInfo classInfo(DotName name) {
        var known = index.getClassByName(name);
        if (known == null) {
            throw new IllegalStateException(name + " is not indexed");
        }
        return known;
    }

    private static boolean isMarked(RecordComponentInfo component, Class<?> annotation) {
        return component.field().hasDeclaredAnnotation(DotName.createSimple(annotation));
    }

    private static @Nullable String value(@Nullable AnnotationInstance annotation, String member) {
        return annotation == null || annotation.value(member) == null
                ? null
                : annotation.value(member).asString();
    }
}
