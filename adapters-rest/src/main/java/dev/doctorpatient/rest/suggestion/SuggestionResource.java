package dev.doctorpatient.rest.suggestion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.suggestion.SuggestionKeeping;
import dev.doctorpatient.domain.suggestion.Advice;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.PartialUpdate;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Suggestions",
        description =
                "Advice of doctors for doctors: what to think of at a problem. Nothing of a patient belongs here.")
@Authenticated
@RunOnVirtualThread
class SuggestionResource {
    record SuggestionBody(@NotNull String problem, @NotNull String description) {
        static SuggestionBody of(Advice advice) {
            return new SuggestionBody(advice.problem(), advice.description());
        }

        Advice toDomain() {
            return new Advice(problem, description);
        }
    }

    record SuggestionJson(
            UUID id, String problem, String description, UUID createdBy, Instant createdAt, Instant updatedAt) {
        static SuggestionJson of(Suggestion suggestion) {
            return new SuggestionJson(
                    suggestion.id().value(),
                    suggestion.advice().problem(),
                    suggestion.advice().description(),
                    suggestion.createdBy().value(),
                    suggestion.createdAt(),
                    suggestion.updatedAt());
        }
    }

    private final SuggestionKeeping suggestions;
    private final PartialUpdate partialUpdate;
    private final Caller caller;

    SuggestionResource(SuggestionKeeping suggestions, PartialUpdate partialUpdate, Caller caller) {
        this.suggestions = suggestions;
        this.partialUpdate = partialUpdate;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Add a suggestion (doctors and administrators)",
            description = "It becomes readable for all doctors, hospitals and administrators at once.")
    public RestResponse<SuggestionJson> add(@Valid @NotNull SuggestionBody request) {
        var suggestion = suggestions.add(caller.actor(), request.toDomain());
        return Created.at("suggestions/" + suggestion.id().value(), SuggestionJson.of(suggestion));
    }

    @GET
    @Operation(
            summary = "List or search suggestions (not for patients)",
            description = "With `q` those that match, best first; problems count more than descriptions.")
    public PagedJson<SuggestionJson> list(
            @Parameter(
                            description =
                                    "Words, or how they begin, in any case; the more of them, the better. Blank: all suggestions.")
                    @RestQuery
                    @Nullable
                    String q,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var actor = caller.actor();
        var request = PagedJson.request(limit, cursor);
        var page = SuggestionSearch.of(q)
                .map(search -> suggestions.search(actor, search, request))
                .orElseGet(() -> suggestions.list(actor, request));
        return PagedJson.of(page, SuggestionJson::of);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Get a suggestion (not for patients)",
            description = "Doctors, hospitals and administrators may.")
    public SuggestionJson get(@RestPath SuggestionId id) {
        return SuggestionJson.of(suggestions.get(caller.actor(), id));
    }

    @PUT
    @Path("/{id}")
    @RequestBodySchema(SuggestionBody.class)
    @Operation(
            summary = "Change a suggestion (its author, if a doctor, and administrators)",
            description = "Another doctor's suggestion can be read and not changed.")
    public SuggestionJson update(@RestPath SuggestionId id, @NotNull ObjectNode changes) {
        return SuggestionJson.of(suggestions.update(caller.actor(), id, advice -> partialUpdate
                .over(SuggestionBody.of(advice), changes)
                .toDomain()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a suggestion (administrators)", description = "It is gone for good.")
    public void remove(@RestPath SuggestionId id) {
        suggestions.remove(caller.actor(), id);
    }
}
