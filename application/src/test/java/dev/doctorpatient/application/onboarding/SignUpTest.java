package dev.doctorpatient.application.onboarding;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.directory.port.Patients.Scope;
import dev.doctorpatient.application.onboarding.SignUp.Account;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.RelatedPatient;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.directory.PatientFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.FastPasswordHashes;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.ListedCommonPasswords;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SignUpTest {
    private static final Password PASSWORD = new Password("correct horse");
    private static final DoctorProfile DOCTOR =
            new DoctorProfile("Dr Rao", null, "Surgeon", 7, null, null, null, null, Fixtures.ZONE);
    private static final PatientProfile PATIENT =
            new PatientProfile("Asha", LocalDate.of(1990, 1, 2), null, null, null);
    private static final HospitalProfile HOSPITAL = HospitalProfile.named("City Hospital");

    private final InMemoryStores stores = new InMemoryStores();
    private final Fixtures fixtures = new Fixtures(stores);
    private final AdjustableClock clock = new AdjustableClock(Fixtures.NOW);
    private final FastPasswordHashes hashes = new FastPasswordHashes(stores.transactions());
    private final SignUp signUp = signUp(false);
    private final Account account = account(Fixtures.uniqueEmail());

    @Test
    void aDoctorSignsUpWithTheirProfile() {
        var user = signUp.signUpDoctor(account, DOCTOR);

        assertNewAccount(user, Role.DOCTOR);
        var doctor = inTransaction(() -> stores.doctors().find(new DoctorId(profile(user))))
                .orElseThrow();
        assertThat(doctor.profile()).isEqualTo(DOCTOR);
    }

    @Test
    void aHospitalSignsUpWithItsProfile() {
        var user = signUp.signUpHospital(account, HOSPITAL);

        assertNewAccount(user, Role.HOSPITAL);
        var hospital = inTransaction(() -> stores.hospitals().find(new HospitalId(profile(user))))
                .orElseThrow();
        assertThat(hospital.profile()).isEqualTo(HOSPITAL);
    }

    @Test
    void aPatientSignsUpAndIsTheirOwnRelation() {
        var user = signUp.signUpPatient(account, PATIENT);

        assertNewAccount(user, Role.PATIENT);
        var related = relations(user);
        assertThat(related).hasSize(1);
        assertThat(related.getFirst().kinship().relation()).isEqualTo(Relation.SELF);
        assertThat(related.getFirst().patient().id().value()).isEqualTo(profile(user));
        assertThat(related.getFirst().patient().profile()).isEqualTo(PATIENT);
    }

    @Test
    void nothingIsLeftWhenTheAddressIsTaken() {
        fixtures.stored(Fixtures.newUser(account.email(), Role.ADMIN, null, Fixtures.NOW));

        assertRefused(ProblemCode.EMAIL_TAKEN, () -> signUp.signUpDoctor(account, DOCTOR));
        assertRefused(ProblemCode.EMAIL_TAKEN, () -> signUp.signUpHospital(account, HOSPITAL));
        assertRefused(ProblemCode.EMAIL_TAKEN, () -> signUp.signUpPatient(account, PATIENT));

        assertNoProfiles();
        assertThat(users()).hasSize(1);
    }

    @Test
    void anAddressIsTakenInAnyCase() {
        signUp.signUpPatient(account(new EmailAddress("Asha@Example.org")), PATIENT);

        assertRefused(
                ProblemCode.EMAIL_TAKEN,
                () -> signUp.signUpDoctor(account(new EmailAddress(" asha@example.ORG ")), DOCTOR));
    }

    @Test
    void nothingIsLeftWhenTheAddressIsTakenWhileThePasswordIsHashed() {
        var racing =
                signUp(false, () -> fixtures.stored(Fixtures.newUser(account.email(), Role.ADMIN, null, Fixtures.NOW)));

        assertRefused(ProblemCode.EMAIL_TAKEN, () -> racing.signUpPatient(account, PATIENT));

        assertNoProfiles();
    }

    @Test
    void noAccountIsLeftWhenItsProfileIsRefused() {
        var address = Fixtures.uniqueEmail();
        var taken = new HospitalProfile("One", null, null, null, null, null, null, address, List.of(), null, null);
        signUp.signUpHospital(account(Fixtures.uniqueEmail()), taken);

        assertRefused(ProblemCode.EMAIL_TAKEN, () -> signUp.signUpHospital(account, taken));

        assertThat(users()).hasSize(1);
    }

    @Test
    void aPatientIsNotBornInTheFuture() {
        var unborn = new PatientProfile("Asha", LocalDate.of(2031, 5, 8), null, null, null);

        assertInvalid("dob", () -> signUp.signUpPatient(account, unborn));

        assertThat(users()).isEmpty();
    }

    @Test
    void aWeakPasswordIsNotTaken() {
        for (var weak : List.of(
                "1234567",
                "Password1",
                "x".repeat(73),
                "\u00e4".repeat(37),
                account.email().value().toUpperCase(Locale.ROOT))) {
            assertRefused(
                    ProblemCode.WEAK_PASSWORD,
                    () -> signUp.signUpPatient(
                            new Account(account.email(), new Password(weak), account.details()), PATIENT));
        }

        assertThat(users()).isEmpty();
        assertNoProfiles();
    }

    @Test
    void whereApprovalIsRequiredDoctorsAndHospitalsWaitAndPatientsDoNot() {
        var strict = signUp(true);

        assertThat(strict.signUpDoctor(account(Fixtures.uniqueEmail()), DOCTOR).active())
                .isFalse();
        assertThat(strict.signUpHospital(account(Fixtures.uniqueEmail()), HOSPITAL)
                        .active())
                .isFalse();
        assertThat(strict.signUpPatient(account(Fixtures.uniqueEmail()), PATIENT)
                        .active())
                .isTrue();
        assertThat(strict.create(admin(), account, Role.DOCTOR, null).active())
                .as("an administrator approves by creating")
                .isTrue();
    }

    @Test
    void anAdministratorCreatesAccountsOfEveryRoleWithTheProfilesTheyNeed() {
        for (var role : Role.values()) {
            var user = signUp.create(admin(), account(Fixtures.uniqueEmail()), role, null);

            assertThat(user.role()).isEqualTo(role);
            assertThat(user.active()).isTrue();
            assertThat(user.profile() == null).isEqualTo(role == Role.ADMIN);
            assertThat(relations(user)).hasSize(role == Role.PATIENT ? 1 : 0);
        }
    }

    @Test
    void aDoctorWhomAnAdministratorCreatesIsInTheZoneOfTheService() {
        var user = signUp.create(admin(), account, Role.DOCTOR, null);

        var doctor = inTransaction(() -> stores.doctors().find(new DoctorId(profile(user))))
                .orElseThrow();
        assertThat(doctor.profile())
                .isEqualTo(new DoctorProfile("Somebody", null, null, null, null, "+91 1", null, null, Fixtures.ZONE));
    }

    @Test
    void aProfileWithoutAnAccountIsAdopted() {
        var doctor = new ProfileId(fixtures.doctor().id().value());
        var hospital = new ProfileId(fixtures.hospital().id().value());
        var patient = fixtures.patient();

        var asDoctor = signUp.create(admin(), account(Fixtures.uniqueEmail()), Role.DOCTOR, doctor);
        var asHospital = signUp.create(admin(), account(Fixtures.uniqueEmail()), Role.HOSPITAL, hospital);
        var asPatient = signUp.create(
                admin(), account, Role.PATIENT, new ProfileId(patient.id().value()));

        assertThat(asDoctor.profile()).isEqualTo(doctor);
        assertThat(asHospital.profile()).isEqualTo(hospital);
        assertThat(relations(asPatient)).extracting(RelatedPatient::patient).containsExactly(patient);
        assertThat(relations(asPatient))
                .extracting(RelatedPatient::kinship)
                .extracting(Kinship::relation)
                .containsExactly(Relation.SELF);
    }

    @Test
    void aProfileThatHasAnAccountIsNotAdopted() {
        var taken = fixtures.accountOf(fixtures.doctor());

        assertInvalid("profile_id", () -> signUp.create(admin(), account, Role.DOCTOR, taken.profile()));

        assertThat(users()).extracting(User::email).doesNotContain(account.email());
    }

    @Test
    void aProfileOfAnotherKindIsUnknown() {
        var patient = new ProfileId(fixtures.patient().id().value());

        assertUnknown("profile_id", () -> signUp.create(admin(), account, Role.DOCTOR, patient));
        assertUnknown("profile_id", () -> signUp.create(admin(), account, Role.HOSPITAL, patient));
        assertUnknown("profile_id", () -> signUp.create(admin(), account, Role.PATIENT, ProfileId.next()));
        assertInvalid("profile_id", () -> signUp.create(admin(), account, Role.ADMIN, patient));
    }

    @Test
    void theFirstAdministratorIsCreatedOnce() {
        var first = signUp.createFirstAdministrator(account);
        var second = signUp.createFirstAdministrator(account(Fixtures.uniqueEmail()));

        assertThat(first).hasValueSatisfying(user -> {
            assertThat(user.role()).isEqualTo(Role.ADMIN);
            assertThat(user.email()).isEqualTo(account.email());
            assertThat(user.active()).isTrue();
        });
        assertThat(second).isEmpty();
        assertThat(users()).hasSize(1);
    }

    @Test
    void theFirstAdministratorHasNoWeakPasswordEither() {
        var weak = new Account(account.email(), new Password("password1"), account.details());

        assertRefused(ProblemCode.WEAK_PASSWORD, () -> signUp.createFirstAdministrator(weak));
    }

    @Test
    void aProfileThatWasPutAwayGetsNoAccount() {
        var doctor = fixtures.doctor();
        inTransaction(() -> {
            stores.doctors().save(doctor.withActive(false, Fixtures.NOW));
            return true;
        });

        assertUnknown(
                "profile_id",
                () -> signUp.create(
                        admin(), account, Role.DOCTOR, new ProfileId(doctor.id().value())));
    }

    @Test
    void aNewProfileIsReachedLikeItsAccount() {
        var doctor = signUp.create(admin(), account, Role.DOCTOR, null);
        var patient = signUp.create(admin(), account(Fixtures.uniqueEmail()), Role.PATIENT, null);

        assertThat(inTransaction(() -> stores.doctors().find(new DoctorId(profile(doctor))))
                        .orElseThrow()
                        .profile()
                        .contact())
                .isEqualTo("+91 1");
        assertThat(inTransaction(() -> stores.patients().find(new PatientId(profile(patient))))
                        .orElseThrow()
                        .profile()
                        .contact())
                .isEqualTo("+91 1");
    }

    @Test
    void everySignUpLeavesATraceAlsoOneThatFails() {
        var user = signUp.signUpPatient(account, PATIENT);
        assertRefused(ProblemCode.EMAIL_TAKEN, () -> signUp.signUpPatient(account, PATIENT));
        var admin = admin();
        var created = signUp.create(admin, account(Fixtures.uniqueEmail()), Role.ADMIN, null);

        assertThat(stores.trace())
                .extracting(AuditEvent::actor, AuditEvent::outcome, AuditEvent::resource, AuditEvent::patient)
                .containsExactly(
                        tuple(user.id(), AuditOutcome.SUCCESS, user.id().value(), new PatientId(profile(user))),
                        tuple(null, AuditOutcome.FAILED, null, null),
                        tuple(admin.user(), AuditOutcome.SUCCESS, created.id().value(), null));
        assertThat(stores.trace()).extracting(AuditEvent::action).containsOnly(AuditAction.CREATE);
    }

    private void assertNewAccount(User user, Role role) {
        assertThat(user.role()).isEqualTo(role);
        assertThat(user.active()).isTrue();
        assertThat(user.email()).isEqualTo(account.email());
        assertThat(user.details()).isEqualTo(account.details());
        assertThat(hashes.matches(PASSWORD, user.passwordHash())).isTrue();
        assertThat(inTransaction(() -> stores.users().findByEmail(account.email())))
                .hasValue(user);
    }

    private void assertNoProfiles() {
        var request = PageRequest.first();
        assertThat(inTransaction(() -> stores.doctors().page(new DoctorFilter(null, null, null, null), request))
                        .items())
                .isEmpty();
        assertThat(inTransaction(() ->
                                stores.hospitals().page(new HospitalFilter(null, null, null, null, null), request))
                        .items())
                .isEmpty();
        assertThat(inTransaction(() ->
                                stores.patients().page(new Scope.All(), new PatientFilter(null, null, null), request))
                        .items())
                .isEmpty();
    }

    private List<User> users() {
        return inTransaction(() -> stores.users().page(new UserFilter(null, null, null), PageRequest.first()))
                .items();
    }

    private List<RelatedPatient> relations(User user) {
        return inTransaction(() -> stores.mappings().patientsOf(user.id()));
    }

    private Actor admin() {
        return new Actor.Administrator(fixtures.administrator().id());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return stores.transactions().inTransaction(work);
    }

    private static UUID profile(User user) {
        var profile = user.profile();
        if (profile == null) {
            throw new AssertionError("an administrator has no profile");
        }
        return profile.value();
    }

    private static Account account(EmailAddress email) {
        return new Account(email, PASSWORD, new ContactDetails("Somebody", "+91 1", null));
    }

    private SignUp signUp(boolean approvalRequired) {
        return signUp(approvalRequired, () -> {});
    }

    /** A use case during whose hashing something else happens. */
    private SignUp signUp(boolean approvalRequired, Runnable meanwhile) {
        return new SignUp(
                stores.users(),
                new AccountProfiles(
                        stores.hospitals(), stores.doctors(), stores.patients(), stores.mappings(), Fixtures.ZONE),
                new SlowHashes(hashes, meanwhile),
                new ListedCommonPasswords("password1"),
                approvalRequired,
                stores.audited(clock),
                clock);
    }
}
