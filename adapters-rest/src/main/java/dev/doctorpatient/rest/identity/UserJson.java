package dev.doctorpatient.rest.identity;

import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account on the wire; never its password's hash. */
public record UserJson(
        UUID id,
        String email,
        String name,
        @Schema(implementation = Role.class) String role,
        @Nullable String contact,
        @Nullable String address,
        boolean isActive,
        @Nullable UUID profileId,
        Instant createdAt,
        Instant updatedAt) {
    /** The shape of an account. */
    public static UserJson of(User user) {
        var profile = user.profile();
        return new UserJson(
                user.id().value(),
                user.email().value(),
                user.details().name(),
                WireNames.of(user.role()),
                user.details().contact(),
                user.details().address(),
                user.active(),
                profile == null ? null : profile.value(),
                user.createdAt(),
                user.updatedAt());
    }
}
