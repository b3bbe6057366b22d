package dev.doctorpatient.application.access.port;

import dev.doctorpatient.domain.audit.Origin;

/** Tells where the request that is worked on at this moment came from. */
public interface RequestOrigin {
    /** The present request's origin; {@link Origin#NONE} if there is no request. */
    Origin current();
}
