package dev.doctorpatient.application.notification.port;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.UserId;
import java.util.Collection;
import java.util.Set;

/** Who can be told something: accounts that are active at this moment. */
public interface Recipients {
    /** The active accounts that act as these profiles; a profile may have none. */
    Set<UserId> actingAs(Collection<ProfileId> profiles);

    /** The active accounts that act for a patient. */
    Set<UserId> actingFor(PatientId patient);
}
