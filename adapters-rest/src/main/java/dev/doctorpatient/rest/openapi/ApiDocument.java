package dev.doctorpatient.rest.openapi;

import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.rest.openapi.RecordSchemas.Use;
import dev.doctorpatient.rest.shared.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;
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

    private final IndexView index;

    public ApiDocument(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var notes = FieldNotes.read();
        var schemas = new RecordSchemas(index, notes);
        var problems = new Problems(schemas.reference(Problem.class, Use.ANSWER));
        var operations = new Operations(schemas, problems, notes);
        Endpoint.all(index, BUILT_PREFIX).forEach(endpoint -> {
            var path = document.getPaths().getPathItem(endpoint.path());
            operations.describe(Objects.requireNonNull(path.getOperations().get(endpoint.verb())), endpoint);
        });
        document.getComponents()
                .schemas(schemas.made())
                .responses(problems.made())
                .addParameter(BREAK_GLASS, breakGlass())
                .addSecurityScheme(Operations.BEARER, bearer())
                .addSecurityScheme(Operations.DOCUMENT_LINK, documentLink());
        document.setInfo(OASFactory.createInfo().description(introduction()));
        var examples = new Examples(schemas.made());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(ApiDocument::bodies)
                .filter(body -> body.getExample() == null)
                .forEach(body -> body.setExample(examples.of(body.getSchema())));
    }

    private static SecurityScheme documentLink() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.QUERY)
                .name(Operations.SIGNATURE)
                .description("Stands in the `link` of `POST /documents/{id}/link`.");
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(Operations.BEARER)
                .bearerFormat("JWT")
                .description("The `access_token` that `POST /auth/login` gives.");
    }

    private static Parameter breakGlass() {
        return OASFactory.createParameter()
                .name(BreakGlass.HEADER)
                .in(Parameter.In.HEADER)
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

    /** What is sent and what is answered; the problems, which are described elsewhere, have their examples already. */
    private static Stream<MediaType> bodies(Operation operation) {
        var request = operation.getRequestBody();
        return Stream.concat(
                mediaOf(request == null ? null : request.getContent()),
                operation.getResponses().getAPIResponses().values().stream()
                        .map(APIResponse::getContent)
                        .flatMap(ApiDocument::mediaOf));
    }

    private static Stream<MediaType> mediaOf(@Nullable Content content) {
        return content == null ? Stream.empty() : content.getMediaTypes().values().stream();
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
