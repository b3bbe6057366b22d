package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.identity.Accounts;
import dev.doctorpatient.application.identity.Authentication;
import dev.doctorpatient.application.identity.SignIn;
import dev.doctorpatient.application.identity.port.AccessTokens;
import dev.doctorpatient.application.identity.port.CommonPasswords;
import dev.doctorpatient.application.identity.port.LoginThrottle;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.application.identity.port.Profiles;
import dev.doctorpatient.application.identity.port.SessionFeed;
import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.application.identity.port.SocketTickets;
import dev.doctorpatient.application.identity.port.TokenSecrets;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.bootstrap.configuration.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Signing in and accounts. */
class IdentityWiring {
    @Produces
    @Singleton
    SignIn signIn(
            Users users,
            Sessions sessions,
            PasswordHashes hashes,
            LoginThrottle throttle,
            TokenSecrets secrets,
            AccessTokens accessTokens,
            SessionFeed feed,
            Settings settings,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new SignIn(
                users,
                sessions,
                hashes,
                throttle,
                secrets,
                accessTokens,
                feed,
                settings.refreshLifetime(),
                transactions,
                clock);
    }

    @Produces
    @Singleton
    Authentication authentication(
            Users users,
            Sessions sessions,
            SocketTickets tickets,
            TokenSecrets secrets,
            RateLimits limits,
            Settings settings,
            Transactions transactions,
            InstantSource clock) {
        return new Authentication(
                users, sessions, tickets, secrets, limits, settings.accessLifetime(), transactions, clock);
    }

    @Produces
    @Singleton
    Accounts accounts(
            Users users,
            Sessions sessions,
            Profiles profiles,
            PasswordHashes hashes,
            CommonPasswords commonPasswords,
            RateLimits limits,
            SessionFeed feed,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new Accounts(users, sessions, profiles, hashes, commonPasswords, limits, feed, transactions, clock);
    }
}
