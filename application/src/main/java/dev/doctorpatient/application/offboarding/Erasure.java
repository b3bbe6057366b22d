package dev.doctorpatient.application.offboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.AccessFeed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.FileDisposal;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.offboarding.port.PersonalTexts;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.Set;

/**
 * Erasing a patient: the person leaves as in {@link Departure}, and then everything that tells of them goes (GDPR, article 17). What
 * stays are ids, times and the audit trail, by which the clinic can still say what was done and when. Nobody is mapped to the patient
 * afterwards, so that nothing new is written about them.
 */
public final class Erasure {
    /** Whose access ends with the erasure. */
    private record Remains(Set<DoctorId> doctors, Set<UserId> relatives) {
        static final Remains NONE = new Remains(Set.of(), Set.of());
    }

    private final Departure departure;
    private final Patients patients;
    private final Users users;
    private final Mappings mappings;
    private final CareTeams careTeams;
    private final PersonalTexts texts;
    private final FileDisposal disposal;
    private final AccessFeed feed;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports, and on the way in which everybody leaves. */
    public Erasure(
            Departure departure,
            Patients patients,
            Users users,
            Mappings mappings,
            CareTeams careTeams,
            PersonalTexts texts,
            FileDisposal disposal,
            AccessFeed feed,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.departure = departure;
        this.patients = patients;
        this.users = users;
        this.mappings = mappings;
        this.careTeams = careTeams;
        this.texts = texts;
        this.disposal = disposal;
        this.feed = feed;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Erases a patient. Done again, it erases what came in between, and does what an attempt that failed did not: a patient may have
     * left and not been erased yet.
     *
     * @throws dev.doctorpatient.domain.shared.NotFound if there is no such patient
     * @throws dev.doctorpatient.domain.shared.Unavailable if files cannot be removed at this moment; all else is erased, and the upkeep
     *     removes them as soon as it can
     */
    public void erasePatient(Actor actor, PatientId id) {
        departure.removePatient(actor, id);
        var remains = transactions.inTransaction(actor, Deed.erase(ResourceType.PATIENT, id.value()), trace -> {
            OffboardingAccess.requireAdministrator(actor);
            trace.about(id);
            return patients.lock(id).map(this::erased).orElse(Remains.NONE); // without a history nothing was left
        });
        remains.doctors().forEach(doctor -> feed.ended(doctor, id));
        remains.relatives().forEach(user -> feed.ended(user, id));
        while (disposal.removeDiscarded()) {
            // until all are gone, also those that an earlier attempt could not remove
        }
    }

    private Remains erased(Patient patient) {
        var now = clock.instant();
        var id = patient.id();
        var account = users.findByProfile(new ProfileId(id.value())).flatMap(user -> users.lock(user.id()));
        account.ifPresent(user -> users.save(user.erased(now)));
        patients.save(patient.erased(now));
        var remains = new Remains(careTeams.doctors(id), careTeams.relatives(id));
        mappings.removeAllOf(id);
        disposal.discard(texts.eraseAbout(id, now));
        account.ifPresent(user -> texts.eraseOf(user.id()));
        return remains;
    }
}
