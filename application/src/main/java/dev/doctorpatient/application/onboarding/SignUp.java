package dev.doctorpatient.application.onboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.identity.port.CommonPasswords;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Creating accounts: by their owners, each with the profile that it acts as, or by an administrator for anybody. The password is
 * hashed before the transaction, because that is meant to be slow.
 */
public final class SignUp {
    private static final Deed NEW_ACCOUNT = Deed.create(ResourceType.USER);

    /** What every new account needs. */
    public record Account(EmailAddress email, Password password, ContactDetails details) {}

    private final Users users;
    private final AccountProfiles profiles;
    private final PasswordHashes hashes;
    private final CommonPasswords commonPasswords;
    private final boolean approvalRequired;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /**
     * A use case on its ports.
     *
     * @param approvalRequired whether doctors and hospitals who sign up wait for an administrator
     */
    public SignUp(
            Users users,
            AccountProfiles profiles,
            PasswordHashes hashes,
            CommonPasswords commonPasswords,
            boolean approvalRequired,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.users = users;
        this.profiles = profiles;
        this.hashes = hashes;
        this.commonPasswords = commonPasswords;
        this.approvalRequired = approvalRequired;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A doctor signs up. Where approval is required, the account waits for an administrator.
     *
     * @throws Conflict {@code email_taken}
     * @throws Invalid {@code weak_password}
     */
    public User signUpDoctor(Account account, DoctorProfile profile) {
        return signedUp(account, Role.DOCTOR, !approvalRequired, now -> profiles.added(Doctor.create(profile, now)));
    }

    /**
     * A hospital signs up. Where approval is required, the account waits for an administrator.
     *
     * @throws Conflict {@code email_taken}
     * @throws Invalid {@code weak_password}
     */
    public User signUpHospital(Account account, HospitalProfile profile) {
        return signedUp(
                account, Role.HOSPITAL, !approvalRequired, now -> profiles.added(Hospital.create(profile, now)));
    }

    /**
     * A patient signs up, and acts for themselves from then on.
     *
     * @throws Conflict {@code email_taken}
     * @throws Invalid {@code weak_password}
     */
    public User signUpPatient(Account account, PatientProfile profile) {
        return signedUp(account, Role.PATIENT, true, now -> profiles.added(Patient.create(profile, now)));
    }

    /**
     * An administrator creates an account of any role.
     *
     * @param profile the profile that the account will act as, which must have no account yet; null to make a new one
     * @throws Conflict {@code email_taken}
     * @throws Invalid {@code weak_password}, or naming {@code profile_id}
     */
    public User create(Actor actor, Account account, Role role, @Nullable ProfileId profile) {
        return transactions.perform(actor, NEW_ACCOUNT, trace -> {
            OnboardingAccess.requireAdministrator(actor);
            if (profile != null && role == Role.ADMIN) {
                throw Invalid.field("profile_id", "must be absent: an administrator has no profile");
            }
            return create(
                    actor,
                    trace,
                    account,
                    role,
                    true,
                    now -> profile == null ? profiles.open(role, account.details(), now) : adopted(role, profile));
        });
    }

    /**
     * Makes the first administrator, from the configuration, if there is no administrator yet.
     *
     * @return the new account; empty if there was one
     */
    public Optional<User> createFirstAdministrator(Account account) {
        if (transactions.inTransaction(users::administratorExists)) {
            return Optional.empty();
        }
        return Optional.of(signedUp(account, Role.ADMIN, true, _ -> null));
    }

    private User signedUp(
            Account account, Role role, boolean active, Function<Instant, @Nullable ProfileId> profileMadeAt) {
        return transactions.perform(
                null, NEW_ACCOUNT, trace -> create(null, trace, account, role, active, profileMadeAt));
    }

    private User create(
            @Nullable Actor actor,
            Trace trace,
            Account account,
            Role role,
            boolean active,
            Function<Instant, @Nullable ProfileId> profileMadeAt) {
        account.password()
                .requireChoosable("password", account.email(), account.details().name(), commonPasswords::contains);
        // Refused before the slow hashing where it can be; the store refuses it again for two at the same moment.
        transactions.runInTransaction(() -> requireFree(account.email()));
        PasswordHash hash = hashes.hash(account.password());
        return transactions.inTransaction(() -> {
            var now = clock.instant();
            requireFree(account.email());
            var profile = profileMadeAt.apply(now);
            var user = User.create(account.email(), hash, account.details(), role, profile, now)
                    .withActive(active, now);
            users.add(user);
            profiles.settle(user, now);
            trace.by(actor == null ? Actor.of(user) : actor);
            trace.at(user.id().value());
            if (role == Role.PATIENT && profile != null) {
                trace.about(new PatientId(profile.value()));
            }
            trace.done();
            return user;
        });
    }

    private void requireFree(EmailAddress email) {
        if (users.findByEmail(email).isPresent()) {
            throw new Conflict(ProblemCode.EMAIL_TAKEN, "There is an account with this e-mail address already");
        }
    }

    private ProfileId adopted(Role role, ProfileId profile) {
        if (!profiles.lockActive(role, profile)) {
            throw Invalid.reference("profile_id");
        }
        if (users.findByProfile(profile).isPresent()) {
            throw Invalid.field("profile_id", "has an account already");
        }
        return profile;
    }
}
