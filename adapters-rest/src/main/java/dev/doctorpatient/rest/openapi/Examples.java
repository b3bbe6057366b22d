package dev.doctorpatient.rest.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Puts examples of bodies together from the examples of their fields. */
final class Examples {
    private final Map<String, Schema> schemas;

    Examples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    /** An example of what a schema describes. */
    @Nullable
    Object of(Schema schema) {
        if (schema.getRef() != null) {
            return of(named(schema.getRef()));
        }
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().getFirst();
        }
        if (schema.getAnyOf() != null) {
            return of(schema.getAnyOf().getFirst());
        }
        if (schema.getProperties() != null) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            schema.getProperties().forEach((name, property) -> object.put(name, of(property)));
            return object;
        }
        if (schema.getItems() != null) {
            var item = of(schema.getItems());
            return item == null ? List.of() : List.of(item);
        }
        return schema.getType() != null && schema.getType().contains(SchemaType.OBJECT) ? Map.of() : null;
    }

    private Schema named(String reference) {
        var schema = schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
        if (schema == null) {
            throw new IllegalStateException("There is no schema " + reference);
        }
        return schema;
    }
}
