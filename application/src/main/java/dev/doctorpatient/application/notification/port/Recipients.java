package dev.doctorpatient.application.notification.port;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who can be told something: accounts that are active at this moment. */
public interface Recipients {
    /** The active accounts that act as these profiles; a profile that has none is left out. */
    Map<ProfileId, Set<UserId>> actingAsEach(Collection<ProfileId> profiles);

    /** The active accounts that act for these patients; a patient who has none is left out. */
    Map<PatientId, Set<UserId>> actingForEach(Collection<PatientId> patients);

    /** The active accounts that act as any of these profiles. */
    default Set<UserId> actingAs(Collection<ProfileId> profiles) {
        return actingAsEach(profiles).values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** The active accounts that act for a patient. */
    default Set<UserId> actingFor(PatientId patient) {
        return actingForEach(Set.of(patient)).getOrDefault(patient, Set.of());
    }
}
