package dev.doctorpatient.rest.openapi;

import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.rest.openapi.RecordSchemas.Use;
import dev.doctorpatient.rest.shared.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes the document complete while the service is built: what every operation takes and gives follows from the signatures of the
 * resources, what it refuses from {@link Endpoint#refusals()}, limits and examples from {@code fields.json}. So an operation that
 * somebody adds is documented by being there, with no more to write than its summary and description.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    /** Where the resources are built to live. */
    public static final String BUILT_PREFIX = "/api/v1";

    /** The header by which an administrator reads clinical content. Operations refer to it by this name. */
    private static final String BREAK_GLASS = "BreakGlass";

    /** Swagger UI would show it as the end of a line. */
    private static final String LINE_WITHIN_PARAGRAPH = "(?<!\\n)\\n *(?![\\n#-]|[0-9]+\\.|$)";

    private static final String JSON = "application/json";
    private static final String BEARER = "bearer";

    private final IndexView index;
    private final FieldNotes notes = FieldNotes.read();

    public ApiDocument(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var schemas = new RecordSchemas(index, notes);
        var problems = new Problems(schemas.reference(Problem.class, Use.ANSWER));
        Endpoint.all(index, BUILT_PREFIX).forEach(endpoint -> {
            var path = document.getPaths().getPathItem(endpoint.path());
            var operation = path == null ? null : path.getOperations().get(endpoint.verb());
            if (operation != null) {
                describe(operation, endpoint, schemas, problems);
            }
        });
        document.getComponents()
                .schemas(schemas.made())
                .responses(problems.made())
                .addParameter(BREAK_GLASS, breakGlass())
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .bearerFormat("JWT")
                                .description("The `access_token` that `POST /auth/login` gives."));
        document.setInfo(OASFactory.createInfo().description(introduction()));
        addExamples(document, new Examples(schemas.made()));
    }

    private void describe(Operation operation, Endpoint endpoint, RecordSchemas schemas, Problems problems) {
        operation.setOperationId(endpoint.id());
        operation.setSecurity(
                endpoint.isPublic()
                        ? List.of()
                        : List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> describe(parameter, endpoint, schemas));
        }
        endpoint.body()
                .filter(body -> takesJson(operation))
                .ifPresent(body -> operation.setRequestBody(OASFactory.createRequestBody()
                        .required(body.required())
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        JSON,
                                        OASFactory.createMediaType().schema(schemas.of(body.type(), body.use()))))));
        describeAnswers(operation, endpoint, schemas, problems);
    }

    private static boolean takesJson(Operation operation) {
        var body = operation.getRequestBody();
        return body == null || body.getContent() == null || body.getContent().hasMediaType(JSON);
    }

    private void describeAnswers(Operation operation, Endpoint endpoint, RecordSchemas schemas, Problems problems) {
        var generated = operation.getResponses();
        var answers = OASFactory.createAPIResponses();
        for (var status : endpoint.statuses()) {
            answers.addAPIResponse(
                    status.toString(),
                    successOf(endpoint, status, generated.getAPIResponse(status.toString()), schemas));
        }
        problems.answers(endpoint.refusals())
                .forEach((status, answer) -> answers.addAPIResponse(status.toString(), answer));
        operation.setResponses(answers);
    }

    private static APIResponse successOf(
            Endpoint endpoint, int status, @Nullable APIResponse generated, RecordSchemas schemas) {
        var answer = generated == null ? OASFactory.createAPIResponse() : generated;
        if (answer.getDescription() == null || generated == null || isNamedByItsStatus(answer)) {
            answer.setDescription(
                    switch (status) {
                        case 201 -> "Created.";
                        case 204 -> "Done; there is no body.";
                        default -> "Success.";
                    });
        }
        if (status == 201 && endpoint.hasLocation()) {
            answer.addHeader("Location", Problems.header("The address of what was created.", SchemaType.STRING));
        }
        endpoint.result()
                .filter(type ->
                        answer.getContent() == null || answer.getContent().hasMediaType(JSON))
                .ifPresent(type -> answer.setContent(OASFactory.createContent()
                        .addMediaType(JSON, OASFactory.createMediaType().schema(schemas.of(type, Use.ANSWER)))));
        return answer;
    }

    private static boolean isNamedByItsStatus(APIResponse answer) {
        return List.of("OK", "Created", "No Content").contains(answer.getDescription());
    }

    private void describe(Parameter parameter, Endpoint endpoint, RecordSchemas schemas) {
        if (parameter.getIn() == In.PATH) {
            endpoint.pathParameter(parameter.getName()).ifPresent(declared -> {
                parameter.setSchema(OASFactory.createSchema()
                        .type(List.of(SchemaType.STRING))
                        .format("uuid")
                        .examples(List.of("0199a5c0-7d50-7c3e-9a41-000000000001")));
                parameter.setDescription("The id of the " + subjectOf(declared.type()) + ".");
            });
        } else if (parameter.getIn() == In.QUERY) {
            endpoint.queryParameter(parameter.getName())
                    .ifPresent(declared -> describeQuery(parameter, declared, schemas));
        }
    }

    private void describeQuery(Parameter parameter, MethodParameterInfo declared, RecordSchemas schemas) {
        var schema = schemas.of(declared.type(), Use.REQUEST);
        notes.ofParameter(parameter.getName()).ifPresent(note -> {
            FieldNotes.apply(schema, note);
            if (parameter.getDescription() == null) {
                parameter.setDescription(schema.getDescription());
            }
            schema.setDescription(null);
        });
        schemas.refine(
                schema.getItems() == null ? schema : schema.getItems(),
                declared.declaredAnnotation(RecordSchemas.SCHEMA));
        parameter.setSchema(schema);
    }

    /** {@code HospitalId} is the id of the hospital. */
    private static String subjectOf(Type typeOfId) {
        return typeOfId.name()
                .withoutPackagePrefix()
                .replaceFirst("Id$", "")
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }

    private static Parameter breakGlass() {
        return OASFactory.createParameter()
                .name(BreakGlass.HEADER)
                .in(In.HEADER)
                .required(false)
                .description(
                        "Why an administrator reads clinical content, in 10 to 200 characters. It is written to the audit and "
                                + "told to the patient's users. Nobody else needs it.")
                .schema(OASFactory.createSchema()
                        .type(List.of(SchemaType.STRING))
                        .minLength(10)
                        .maxLength(200)
                        .examples(List.of("Complaint 2031-17: the family asks for the record")));
    }

    private static void addExamples(OpenAPI document, Examples examples) {
        for (var path : document.getPaths().getPathItems().values()) {
            for (var operation : path.getOperations().values()) {
                if (operation.getRequestBody() != null
                        && operation.getRequestBody().getContent() != null) {
                    operation
                            .getRequestBody()
                            .getContent()
                            .getMediaTypes()
                            .values()
                            .forEach(media -> addExample(media, examples));
                }
                operation.getResponses().getAPIResponses().values().stream()
                        .filter(answer -> answer.getContent() != null)
                        .flatMap(answer -> answer.getContent().getMediaTypes().values().stream())
                        .forEach(media -> addExample(media, examples));
            }
        }
    }

    private static void addExample(MediaType media, Examples examples) {
        Schema schema = media.getSchema();
        if (schema != null && media.getExample() == null && media.getExamples() == null) {
            var example = examples.of(schema);
            if (example != null) {
                media.setExample(example);
            }
        }
    }

    private static String introduction() {
        try (var text = ApiDocument.class.getResourceAsStream("introduction.md")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(LINE_WITHIN_PARAGRAPH, " ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
