package dev.doctorpatient.rest.interview;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.interview.ProviderOverview;
import dev.doctorpatient.domain.interview.ProviderState;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.WireNames;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/ai/providers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI assistant")
@Authenticated
@RunOnVirtualThread
class AiProvidersResource {
    record AiProviderJson(
            String provider,
            String model,

            @Schema(implementation = ProviderState.Role.class)
            String role,

            boolean configured,

            @Schema(implementation = ProviderState.Circuit.class)
            String circuit,

            boolean healthy,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,

            @Schema(implementation = ProviderState.Failure.class) @Nullable
            String lastFailure) {
        static AiProviderJson of(ProviderState state) {
            var failure = state.lastFailure();
            return new AiProviderJson(
                    state.provider(),
                    state.model(),
                    WireNames.of(state.role()),
                    state.configured(),
                    WireNames.of(state.circuit()),
                    state.healthy(),
                    state.lastSuccessAt(),
                    state.lastFailureAt(),
                    failure == null ? null : WireNames.of(failure));
        }
    }

    private final ProviderOverview overview;
    private final Caller caller;

    AiProvidersResource(ProviderOverview overview, Caller caller) {
        this.overview = overview;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "See who words the interviews, and how they do",
            description =
                    "For administrators, in the order in which the providers are asked; then those that are not. What is told"
                            + " of them is what the node that answers has seen since it started.")
    public PagedJson<AiProviderJson> list() {
        return PagedJson.ofAll(overview.list(caller.actor()), AiProviderJson::of);
    }
}
