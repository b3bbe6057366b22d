package dev.doctorpatient.persistence.identity;

import dev.doctorpatient.domain.identity.UserId;
import java.util.Collection;
import java.util.Map;

/** Gives other stores the names of the accounts that their rows are about, all in one statement. */
public interface UserNames {
    /** The names on these accounts, of those that there are. */
    Map<UserId, String> of(Collection<UserId> ids);
}
