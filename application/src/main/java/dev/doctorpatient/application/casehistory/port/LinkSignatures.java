package dev.doctorpatient.application.casehistory.port;

import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;

/** Signs links to documents, which whoever follows them needs no other credential for. */
public interface LinkSignatures {
    /**
     * What makes a link good for one document, in the name of one user in one session, until an instant. Nobody can make it but us, and
     * it fits into a query as it is.
     */
    String sign(DocumentId document, UserId user, SessionId session, Instant until);
}
