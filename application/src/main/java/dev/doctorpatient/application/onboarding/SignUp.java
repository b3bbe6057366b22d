package dev.doctorpatient.application.onboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.CommonPasswords;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalId;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Creating accounts: by their owners, each with the profile that it acts as, or by an administrator for anybody. The password is
 * hashed before the transaction, because that is meant to be slow.
 */
public final class SignUp {
    /** What every new account needs. */
    public record Account(EmailAddress email, Password password, ContactDetails details) {}

    /** How sign-ups are handled here. */
    public record Settings(boolean approvalRequired, ZoneId defaultZone) {}

    private final Users users;
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final Patients patients;
    private final Mappings mappings;
    private final PasswordHashes hashes;
    private final CommonPasswords commonPasswords;
    private final Settings settings;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public SignUp(
            Users users,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            Mappings mappings,
            PasswordHashes hashes,
            CommonPasswords commonPasswords,
            Settings settings,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.patients = patients;
        this.mappings = mappings;
        this.hashes = hashes;
        this.commonPasswords = commonPasswords;
        this.settings = settings;
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
        return create(
                account, Role.DOCTOR, !settings.approvalRequired(), (_, now) -> added(Doctor.create(profile, now)));
    }

    /**
     * A hospital signs up. Where approval is required, the account waits for an administrator.
     *
     * @throws Conflict {@code email_taken}
     * @throws Invalid {@code weak_password}
     */
    public User signUpHospital(Account account, HospitalProfile profile) {
        return create(
                account, Role.HOSPITAL, !settings.approvalRequired(), (_, now) -> added(Hospital.create(profile, now)));
    }

    /**
     * A patient signs up, and acts for themselves from then on.
     *
     * @throws Conflict {@code email_taken}
     * @throws Invalid {@code weak_password}
     */
    public User signUpPatient(Account account, PatientProfile profile) {
        return create(account, Role.PATIENT, true, (_, now) -> added(Patient.create(profile, now)));
    }

    /**
     * An administrator creates an account of any role.
     *
     * @param profile the profile that the account will act as, which must have no account yet; null to make a new one
     * @throws Conflict {@code email_taken}
     * @throws Invalid {@code weak_password}, or naming {@code profile_id}
     */
    public User create(Actor actor, Account account, Role role, @Nullable ProfileId profile) {
        OnboardingAccess.requireAdministrator(actor);
        if (profile != null && role == Role.ADMIN) {
            throw Invalid.field("profile_id", "must be absent: an administrator has no profile");
        }
        return create(
                account,
                role,
                true,
                (details, now) -> profile == null ? fresh(role, details, now) : adopted(role, profile));
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
        return Optional.of(create(account, Role.ADMIN, true, (_, _) -> null));
    }

    private User create(
            Account account,
            Role role,
            boolean active,
            BiFunction<ContactDetails, Instant, @Nullable ProfileId> profileFor) {
        account.password()
                .requireChoosable("password", account.email(), account.details().name(), commonPasswords::contains);
        // Refused before the slow hashing where it can be; the store refuses it again for two at the same moment.
        transactions.runInTransaction(() -> requireFree(account.email()));
        PasswordHash hash = hashes.hash(account.password());
        return transactions.inTransaction(() -> {
            var now = clock.instant();
            requireFree(account.email());
            var profile = profileFor.apply(account.details(), now);
            var user = User.create(account.email(), hash, account.details(), role, profile, now)
                    .withActive(active, now);
            users.add(user);
            if (role == Role.PATIENT && profile != null) {
                mappings.add(Kinship.create(user.id(), new PatientId(profile.value()), Relation.SELF, now));
            }
            return user;
        });
    }

    private void requireFree(EmailAddress email) {
        if (users.findByEmail(email).isPresent()) {
            throw new Conflict(ProblemCode.EMAIL_TAKEN, "There is an account with this e-mail address already");
        }
    }

    private @Nullable ProfileId fresh(Role role, ContactDetails details, Instant now) {
        return switch (role) {
            case ADMIN -> null;
            case DOCTOR -> added(Doctor.create(DoctorProfile.named(details.name(), settings.defaultZone()), now));
            case PATIENT -> added(Patient.create(PatientProfile.named(details.name()), now));
            case HOSPITAL -> added(Hospital.create(HospitalProfile.named(details.name()), now));
        };
    }

    private ProfileId adopted(Role role, ProfileId profile) {
        var id = profile.value();
        var known =
                switch (role) {
                    case ADMIN -> false;
                    case DOCTOR -> doctors.lock(new DoctorId(id)).isPresent();
                    case PATIENT -> patients.lock(new PatientId(id)).isPresent();
                    case HOSPITAL -> hospitals.lock(new HospitalId(id)).isPresent();
                };
        if (!known) {
            throw Invalid.reference("profile_id");
        }
        if (users.findByProfile(profile).isPresent()) {
            throw Invalid.field("profile_id", "has an account already");
        }
        return profile;
    }

    private ProfileId added(Doctor doctor) {
        doctors.add(doctor);
        return new ProfileId(doctor.id().value());
    }

    private ProfileId added(Patient patient) {
        patients.add(patient);
        return new ProfileId(patient.id().value());
    }

    private ProfileId added(Hospital hospital) {
        hospitals.add(hospital);
        return new ProfileId(hospital.id().value());
    }
}
