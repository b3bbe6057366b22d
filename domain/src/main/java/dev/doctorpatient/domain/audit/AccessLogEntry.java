package dev.doctorpatient.domain.audit;

import org.jspecify.annotations.Nullable;

/**
 * That somebody looked at a patient's data or changed it, as the patient's users are told.
 *
 * @param actorName the name on the account; null if there is no such account any more
 */
public record AccessLogEntry(ChainedEvent chained, @Nullable String actorName) {}
