package dev.doctorpatient.application.offboarding.port;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import java.util.Set;

/** Everything that was written or sent about a patient, in whatever table it stands. The profile and the account are not among it. */
public interface PersonalTexts {
    /**
     * Erases what was said in the patient's chats and AI sessions, of the case history, of appointments and their history, and of
     * notifications and mails about them, and what is known of the patient's documents. Ids and times stay, and who did what; where a
     * text must stand it becomes {@link dev.doctorpatient.domain.shared.Erased#TEXT}. An AI session that is under way is abandoned.
     * Writers of the same chats and sessions wait until the present transaction ends.
     *
     * @return the documents that are no longer known, whose files nobody owns from now on
     */
    Set<DocumentId> eraseAbout(PatientId patient, Instant now);

    /** Removes what stands in an account's own drawers: notifications, mails, calendar feed, and names that it gave to requests. */
    void eraseOf(UserId account);
}
