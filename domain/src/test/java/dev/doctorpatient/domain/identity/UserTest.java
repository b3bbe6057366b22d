package dev.doctorpatient.domain.identity;

import static dev.doctorpatient.domain.testing.Refusals.assertBug;
import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserTest {
    private static final Instant CREATED = Instant.parse("2030-01-01T08:00:00Z");
    private static final Instant LATER = CREATED.plusSeconds(60);
    private static final ContactDetails ADA = new ContactDetails("Ada", "+44 1", null);

    @Test
    void aNewAccountMaySignInAtOnce() {
        var user = user(Role.ADMIN, null);

        assertThat(user.active()).isTrue();
        assertThat(user.createdAt()).isEqualTo(CREATED);
        assertThat(user.updatedAt()).isEqualTo(CREATED);
    }

    @Test
    void anAdministratorHasNoProfile() {
        assertThat(user(Role.ADMIN, null).profile()).isNull();

        assertBug(() -> user(Role.ADMIN, ProfileId.next()));
    }

    @ParameterizedTest
    @EnumSource(names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void everyOtherRoleActsThroughAProfile(Role role) {
        var profile = ProfileId.next();

        assertThat(user(role, profile).profile()).isEqualTo(profile);
        assertBug(() -> user(role, null));
    }

    @Test
    void otherDetailsAreAChange() {
        var user = user(Role.ADMIN, null);

        var renamed = user.describedAs(new ContactDetails("Ada King", null, "London"), LATER);

        assertThat(renamed.details()).isEqualTo(new ContactDetails("Ada King", null, "London"));
        assertThat(renamed.updatedAt()).isEqualTo(LATER);
        assertThat(renamed.createdAt()).isEqualTo(CREATED);
        assertThat(renamed.id()).isEqualTo(user.id());
    }

    @Test
    void theSameDetailsAreNone() {
        var user = user(Role.ADMIN, null);

        assertThat(user.describedAs(ADA, LATER)).isSameAs(user);
        assertThat(user.withActive(true, LATER)).isSameAs(user);
    }

    @Test
    void anAccountCanBeShutOutAndLetInAgain() {
        var user = user(Role.ADMIN, null);

        var shutOut = user.withActive(false, LATER);

        assertThat(shutOut.active()).isFalse();
        assertThat(shutOut.updatedAt()).isEqualTo(LATER);
        assertThat(shutOut.withActive(true, LATER).active()).isTrue();
    }

    @Test
    void anotherPasswordReplacesTheHashAndNothingElse() {
        var user = user(Role.DOCTOR, ProfileId.next());

        var changed = user.withPassword(new PasswordHash("other"), LATER);

        assertThat(changed.passwordHash()).isEqualTo(new PasswordHash("other"));
        assertThat(changed)
                .usingRecursiveComparison()
                .ignoringFields("passwordHash", "updatedAt")
                .isEqualTo(user);
    }

    @Test
    void anotherRoleComesWithAnotherProfileOrNone() {
        var user = user(Role.DOCTOR, ProfileId.next());
        var profile = ProfileId.next();

        var patient = user.actingAs(Role.PATIENT, profile, LATER);
        var administrator = user.actingAs(Role.ADMIN, null, LATER);

        assertThat(patient.role()).isEqualTo(Role.PATIENT);
        assertThat(patient.profile()).isEqualTo(profile);
        assertThat(patient.updatedAt()).isEqualTo(LATER);
        assertThat(administrator.profile()).isNull();
        assertThat(user.actingAs(Role.DOCTOR, profile, LATER)).isSameAs(user);
        assertBug(() -> user.actingAs(Role.PATIENT, null, LATER));
    }

    @Test
    void contactDetailsHaveTheirLimits() {
        assertThat(new ContactDetails("n".repeat(200), "c".repeat(50), "a".repeat(500)).name())
                .hasSize(200);

        assertThat(fieldsRefusedBy(() -> new ContactDetails("n".repeat(201), "c".repeat(51), "a".repeat(501))))
                .containsExactly("name", "contact", "address");
        assertThat(fieldsRefusedBy(() -> new ContactDetails(" ", "", "\n")))
                .containsExactly("name", "contact", "address");
    }

    private static User user(Role role, @Nullable ProfileId profile) {
        return User.create(new EmailAddress("ada@example.org"), new PasswordHash("hash"), ADA, role, profile, CREATED);
    }
}
