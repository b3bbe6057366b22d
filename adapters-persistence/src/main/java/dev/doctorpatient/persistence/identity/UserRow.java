package dev.doctorpatient.persistence.identity;

import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class UserRow {
    @Id
    public UUID id;

    public String email;
    public String hashedPassword;
    public String name;
    public String role;
    public @Nullable String contact;
    public @Nullable String address;

    @Column(name = "is_active")
    public boolean active;

    public @Nullable UUID profileId;
    public Instant createdAt;
    public Instant updatedAt;

    UserRow take(User user) {
        id = user.id().value();
        email = user.email().value();
        hashedPassword = user.passwordHash().value();
        name = user.details().name();
        contact = user.details().contact();
        address = user.details().address();
        role = Values.name(user.role());
        profileId = user.profile() == null ? null : user.profile().value();
        active = user.active();
        createdAt = Values.stored(user.createdAt());
        updatedAt = Values.stored(user.updatedAt());
        return this;
    }

    User toDomain() {
        return new User(
                new UserId(id),
                new EmailAddress(email),
                new PasswordHash(hashedPassword),
                new ContactDetails(name, contact, address),
                Values.constant(Role.class, role),
                profileId == null ? null : new ProfileId(profileId),
                active,
                createdAt,
                updatedAt);
    }
}
