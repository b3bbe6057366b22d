package dev.doctorpatient.rest.openapi;

import dev.doctorpatient.rest.openapi.RecordSchemas.Use;
import dev.doctorpatient.rest.shared.Problem;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** Describes operations as the code has them: credential, parameters, body, success and refusals. */
final class Operations {
    /** The credential that all operations need but the public ones. */
    static final String BEARER = "bearer";

    static final String DOCUMENT_LINK = "documentLink";

    /** The query parameter that is a link's credential. */
    static final String SIGNATURE = "signature";

    private static final String JSON = MediaType.APPLICATION_JSON;

    private final RecordSchemas schemas;
    private final Problems problems;
    private final FieldNotes notes;

    Operations(RecordSchemas schemas, Problems problems, FieldNotes notes) {
        this.schemas = schemas;
        this.problems = problems;
        this.notes = notes;
    }

    void describe(Operation operation, Endpoint endpoint) {
        operation.setOperationId(endpoint.id());
        operation.setSecurity(
                endpoint.isPublic()
                        ? List.of()
                        : Stream.of(BEARER, DOCUMENT_LINK)
                                .filter(scheme -> scheme.equals(BEARER) || isLinked(operation))
                                .map(scheme ->
                                        OASFactory.createSecurityRequirement().addScheme(scheme))
                                .toList());
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> describeParameter(parameter, endpoint));
        }
        if (endpoint.hasForm()) {
            describeForm(operation.getRequestBody().getContent());
        }
        endpoint.body()
                .ifPresent(body -> operation.setRequestBody(OASFactory.createRequestBody()
                        .required(body.required())
                        .content(contentOf(JSON, schemas.of(body.type(), body.use())))));
        var generated = operation.getResponses();
        var answers = OASFactory.createAPIResponses();
        endpoint.statuses()
                .forEach(status -> answers.addAPIResponse(
                        status.toString(), answerOf(endpoint, status, generated.getAPIResponse(status.toString()))));
        problems.answers(endpoint.refusals())
                .forEach((status, answer) -> answers.addAPIResponse(status.toString(), answer));
        operation.setResponses(answers);
    }

    /** Whether a signed link proves enough. */
    private static boolean isLinked(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> SIGNATURE.equals(parameter.getName()));
    }

    private void describeForm(Content form) {
        form.getMediaTypes().values().forEach(media -> {
            media.getSchema()
                    .setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            media.getSchema().getProperties().forEach((name, field) -> notes.describeField(field, "", name));
        });
    }

    private APIResponse answerOf(Endpoint endpoint, int status, @Nullable APIResponse described) {
        var answer = described != null && endpoint.describes(status)
                ? described
                : OASFactory.createAPIResponse().description(usualDescription(status));
        if (status == 201 && endpoint.hasLocation()) {
            answer.addHeader("Location", Problems.header("The address of what was created.", SchemaType.STRING));
        }
        if (status == 200 && endpoint.isTagged()) {
            answer.addHeader("ETag", Problems.header("Names this version of it.", SchemaType.STRING));
        }
        answer.setContent(null);
        if (status < 300) {
            endpoint.result().ifPresent(type -> answer.setContent(successOf(endpoint, type)));
        } else if (status >= 400) {
            answer.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problems.ofProtocol(status)));
        }
        return answer;
    }

    private static String usualDescription(int status) {
        return switch (status) {
            case 201 -> "Created.";
            case 204 -> "Done; there is no body.";
            default -> "Success.";
        };
    }

    private Content successOf(Endpoint endpoint, Type type) {
        var mediaType = endpoint.answers();
        if (mediaType.equals(JSON)) {
            return contentOf(JSON, schemas.of(type, Use.ANSWER));
        }
        var schema = OASFactory.createSchema().type(List.of(SchemaType.STRING));
        notes.describeField(schema, "", mediaType);
        return contentOf(mediaType, schema);
    }

    private static Content contentOf(String mediaType, Schema schema) {
        return OASFactory.createContent()
                .addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
    }

    private void describeParameter(Parameter parameter, Endpoint endpoint) {
        if (parameter.getIn() == null) {
            return; // it refers to one that is described elsewhere
        }
        endpoint.value(parameter.getIn(), parameter.getName()).ifPresent(value -> {
            if (parameter.getIn() == Parameter.In.PATH && isId(value.type())) {
                describeId(parameter, value);
            } else {
                describeValue(parameter, value);
            }
        });
    }

    private static boolean isId(Type type) {
        return type.name().withoutPackagePrefix().endsWith("Id");
    }

    private static void describeId(Parameter parameter, Endpoint.Value id) {
        parameter.setSchema(OASFactory.createSchema()
                .type(List.of(SchemaType.STRING))
                .format("uuid")
                .examples(List.of("0199a5c0-7d50-7c3e-9a41-000000000001")));
        parameter.setDescription("The id of the " + subjectOf(id.type()) + ".");
    }

    /** {@code HospitalId} is the id of the hospital. */
    private static String subjectOf(Type typeOfId) {
        return typeOfId.name()
                .withoutPackagePrefix()
                .replaceFirst("Id$", "")
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }

    private void describeValue(Parameter parameter, Endpoint.Value value) {
        var schema = schemas.of(value.type(), Use.REQUEST);
        notes.ofParameter(parameter.getName()).ifPresent(note -> FieldNotes.apply(schema, note));
        if (parameter.getDescription() == null) {
            parameter.setDescription(schema.getDescription());
        }
        schema.setDescription(null);
        schemas.refine(schema.getItems() == null ? schema : schema.getItems(), value.schema());
        parameter.setSchema(schema);
    }
}
