package dev.doctorpatient.rest.identity;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.identity.Accounts;
import dev.doctorpatient.application.identity.Authentication;
import dev.doctorpatient.application.identity.SignIn;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.Refuses;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Authentication",
        description =
                "Signing up, signing in and staying signed in. An access token lives half an hour, a refresh token a week.")
@RunOnVirtualThread
class AuthenticationResource {
    record Credentials(@NotNull String email, @NotNull String password) {}

    record RefreshToken(@NotNull String refreshToken) {}

    record PasswordChange(
            @NotNull String currentPassword, @NotNull String newPassword) {}

    record TicketRequest() {}

    @Schema(name = "SocketTicket")
    record TicketJson(String ticket, long expiresIn) {}

    record TokensJson(
            String accessToken,
            String refreshToken,
            String tokenType,
            long expiresIn,
            UUID userId,
            @Schema(implementation = Role.class) String role,
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
    @Operation(
            summary = "Sign in with e-mail address and password",
            description = "Anybody may try. A wrong address and a wrong password look the same. Repeated failures are "
                    + "slowed down.")
    @Refuses({ProblemCode.INVALID_CREDENTIALS, ProblemCode.TOO_MANY_REQUESTS})
    public TokensJson login(@Valid @NotNull Credentials request) {
        return TokensJson.of(
                signIn.login(new EmailAddress(request.email()), new Password(request.password()), caller.address()));
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @Operation(
            summary = "Exchange a refresh token for new tokens",
            description = "The refresh token is spent. If the answer was lost, the same one may come again within ten "
                    + "seconds and gets the same successor; later it ends the session, because somebody else may have "
                    + "it.")
    @Refuses({
        ProblemCode.UNAUTHENTICATED,
        ProblemCode.TOKEN_EXPIRED,
        ProblemCode.REFRESH_TOKEN_REUSED,
        ProblemCode.TOO_MANY_REQUESTS
    })
    public TokensJson refresh(@Valid @NotNull RefreshToken request) {
        return TokensJson.of(signIn.refresh(request.refreshToken()));
    }

    @POST
    @Path("/logout")
    @Authenticated
    @ResponseStatus(204)
    @Operation(
            summary = "Sign out: end the session that a refresh token belongs to",
            description =
                    "The session's access tokens are refused from now on, and its sockets close. An unknown refresh "
                            + "token is no error.")
    public void logout(@Valid @NotNull RefreshToken request) {
        signIn.logout(request.refreshToken());
    }

    @POST
    @Path("/change-password")
    @Authenticated
    @ResponseStatus(204)
    @Operation(
            summary = "Change the own password and end all other sessions",
            description = "The session of this access token goes on. A wrong current password is invalid, with "
                    + "`current_password` in `errors`.")
    @Refuses({ProblemCode.WEAK_PASSWORD, ProblemCode.TOO_MANY_REQUESTS})
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
    @Operation(
            summary = "Get a ticket that opens one socket within 30 seconds",
            description =
                    "For clients that can put neither a header nor a subprotocol into a handshake, such as browsers: "
                            + "`?ticket=` spares the access token from standing in an address.")
    @Refuses({ProblemCode.TOO_MANY_REQUESTS})
    public TicketJson socketTicket(@Nullable TicketRequest request) {
        var ticket = authentication.issueTicket(caller.actor(), caller.session());
        return new TicketJson(ticket.value(), ticket.lifetime().toSeconds());
    }
}
