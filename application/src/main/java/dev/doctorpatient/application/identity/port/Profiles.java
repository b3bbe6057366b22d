package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The profiles as which accounts act. Everything happens in the present transaction. */
public interface Profiles {
    /**
     * Makes the profile as which an account of a role will act, from what is known of its owner.
     *
     * @return null exactly for administrators, who need none
     */
    @Nullable
    ProfileId open(Role role, ContactDetails details, Instant now);

    /** Lets the profile of an account be found again, if it was put away. */
    void reopen(User user, Instant now);

    /** Gives a stored account the relations to patients that its role has from the start, and takes those that the role cannot have. */
    void settle(User user, Instant now);
}
