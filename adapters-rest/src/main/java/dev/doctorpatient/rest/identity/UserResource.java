package dev.doctorpatient.rest.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.identity.Accounts;
import dev.doctorpatient.application.identity.Accounts.Editable;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.PartialUpdate;
import dev.doctorpatient.rest.shared.QueryValues;
import dev.doctorpatient.rest.shared.WireNames;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users", description = "Accounts. Who somebody is as a doctor, patient or hospital is their profile.")
@Authenticated
@RunOnVirtualThread
class UserResource {
    @Schema(name = "UserChanges")
    record Changes(
            @NotNull String name,
            @Nullable String contact,
            @Nullable String address,
            @NotNull Boolean isActive,

            @Schema(implementation = Role.class) @NotNull String role) {
        static Changes of(Editable state) {
            var details = state.details();
            return new Changes(
                    details.name(), details.contact(), details.address(), state.active(), WireNames.of(state.role()));
        }

        Editable toDomain() {
            return new Editable(
                    new ContactDetails(name, contact, address), isActive, WireNames.parse(Role.class, "role", role));
        }
    }

    private final Accounts accounts;
    private final PartialUpdate partialUpdate;
    private final Caller caller;

    UserResource(Accounts accounts, PartialUpdate partialUpdate, Caller caller) {
        this.accounts = accounts;
        this.partialUpdate = partialUpdate;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "List accounts (administrators)",
            description = "Newest first. `q` searches names and e-mail addresses.")
    public PagedJson<UserJson> list(
            @RestQuery @Schema(implementation = Role.class) @Nullable String role,
            @RestQuery("is_active") @Nullable String isActive,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var filter = new UserFilter(
                WireNames.parseOptional(Role.class, "role", role), QueryValues.flag("is_active", isActive), q);
        return PagedJson.of(accounts.list(caller.actor(), filter, PagedJson.request(limit, cursor)), UserJson::of);
    }

    @GET
    @Path("/me")
    @Operation(
            summary = "Get the own account",
            description = "Everybody may; also the way to see whether a token is still good.")
    public UserJson me() {
        var actor = caller.actor();
        return UserJson.of(accounts.get(actor, actor.user()));
    }

    @PUT
    @Path("/me")
    @RequestBodySchema(Changes.class)
    @Operation(
            summary = "Change the own account",
            description = "Name, contact and address. The e-mail address and the role stay.")
    public UserJson updateMe(@NotNull ObjectNode changes) {
        return update(caller.actor().user(), changes);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get an account", description = "Your own, or any as an administrator.")
    public UserJson get(@RestPath UserId id) {
        return UserJson.of(accounts.get(caller.actor(), id));
    }

    @PUT
    @Path("/{id}")
    @RequestBodySchema(Changes.class)
    @Operation(
            summary = "Change an account; administrators also its role, and whether it may sign in",
            description =
                    "Your own, or any as an administrator. Only administrators may change `is_active` and `role`: an account "
                            + "that is not active is refused everywhere at once, also on open sockets; one that is let in again "
                            + "gets back a profile that was removed. Another role comes with a new profile, and ends all "
                            + "sessions. The last administrator who can sign in stays one.")
    public UserJson update(@RestPath UserId id, @NotNull ObjectNode changes) {
        return UserJson.of(accounts.update(caller.actor(), id, state -> partialUpdate
                .over(Changes.of(state), changes)
                .toDomain()));
    }
}
