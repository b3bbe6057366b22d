package dev.doctorpatient.e2e;

import dev.doctorpatient.application.identity.port.AccessTokens;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Signs access tokens as if it were another time: waiting until a real one is over would take half an hour. */
@ApplicationScoped
class BackdatedTokens {
    private final AccessTokens tokens;
    private final Users users;
    private final Transactions transactions;

    BackdatedTokens(AccessTokens tokens, Users users, Transactions transactions) {
        this.tokens = tokens;
        this.users = users;
        this.transactions = transactions;
    }

    /** A token of somebody's own session, as it would be if it had been signed then. */
    String signed(Person person, Instant then) {
        var user = transactions.inTransaction(
                () -> users.findByEmail(new EmailAddress(person.email())).orElseThrow());
        var claims = person.accessToken().split("\\.", -1)[1];
        var session = Json.read(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .get("sid")
                .asText();
        return tokens.issue(user, SessionId.fromString(session), then).value();
    }
}
