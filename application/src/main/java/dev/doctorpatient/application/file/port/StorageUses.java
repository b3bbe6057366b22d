package dev.doctorpatient.application.file.port;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.StorageUse;
import dev.doctorpatient.domain.identity.UserId;

/** How much is kept of whom: documents, and what was uploaded for a chat and waits to be sent. */
public interface StorageUses {
    /** What a user has sent, about whomever, as the present transaction sees it. */
    StorageUse by(UserId user);

    /** What is kept about a patient, whoever sent it, as the present transaction sees it. */
    StorageUse about(PatientId patient);
}
