package dev.doctorpatient.domain.audit;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit events a list is about; null means any.
 *
 * @param from the earliest time
 * @param to the instant before which they were recorded
 */
public record AuditFilter(
        @Nullable PatientId patient,
        @Nullable UserId actor,
        @Nullable AuditAction action,
        @Nullable AuditOutcome outcome,
        @Nullable Instant from,
        @Nullable Instant to) {}
