package dev.doctorpatient.rest.identity;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.identity.Accounts;
import dev.doctorpatient.application.identity.Authentication;
import dev.doctorpatient.application.identity.SignIn;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.rest.shared.WireNames;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Authentication")
@RunOnVirtualThread
class AuthenticationResource {
    record Credentials(@NotNull String email, @NotNull String password) {}

    record RefreshToken(@NotNull String refreshToken) {}

    record PasswordChange(
            @NotNull String currentPassword, @NotNull String newPassword) {}

    record TicketRequest() {}

    record TicketJson(String ticket, long expiresIn) {}

    record TokensJson(
            String accessToken,
            String refreshToken,
            String tokenType,
            long expiresIn,
            UUID userId,
            String role,
            @Nullable UUID profileId) {
        static TokensJson of(SignIn.Tokens tokens) {
            var user = tokens.user();
            var profile = user.profile();
            return new TokensJson(
                    tokens.access().value(),
                    tokens.refresh(),
                    "bearer",
                    tokens.access().lifetime().toSeconds(),
                    user.id().value(),
                    WireNames.of(user.role()),
                    profile == null ? null : profile.value());
        }
    }

    private final SignIn signIn;
    private final Accounts accounts;
    private final Authentication authentication;
    private final Caller caller;

    AuthenticationResource(SignIn signIn, Accounts accounts, Authentication authentication, Caller caller) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.authentication = authentication;
        this.caller = caller;
    }

    @POST
    @Path("/login")
    @PermitAll
    @Operation(summary = "Sign in with e-mail address and password")
    public TokensJson login(@Valid @NotNull Credentials request) {
        return TokensJson.of(signIn.login(new EmailAddress(request.email()), new Password(request.password())));
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @Operation(summary = "Exchange a refresh token for new tokens")
    public TokensJson refresh(@Valid @NotNull RefreshToken request) {
        return TokensJson.of(signIn.refresh(request.refreshToken()));
    }

    @POST
    @Path("/logout")
    @Authenticated
    @ResponseStatus(204)
    @Operation(summary = "Sign out: end the session that a refresh token belongs to")
    public void logout(@Valid @NotNull RefreshToken request) {
        signIn.logout(request.refreshToken());
    }

    @POST
    @Path("/change-password")
    @Authenticated
    @ResponseStatus(204)
    @Operation(summary = "Change the own password and end all other sessions")
    public void changePassword(@Valid @NotNull PasswordChange request) {
        accounts.changePassword(
                caller.actor(),
                caller.session(),
                new Password(request.currentPassword()),
                new Password(request.newPassword()));
    }

    @POST
    @Path("/socket-ticket")
    @Authenticated
    @ResponseStatus(201)
    @Operation(summary = "Get a ticket that opens one socket within 30 seconds")
    public TicketJson socketTicket(@Nullable TicketRequest request) {
        var ticket = authentication.issueTicket(caller.actor(), caller.session());
        return new TicketJson(ticket.value(), ticket.lifetime().toSeconds());
    }
}
