package dev.doctorpatient.bootstrap.configuration;

import dev.doctorpatient.domain.file.StorageQuota;

/**
 * How much is kept at most.
 *
 * @param ofUser of what one user sends
 * @param ofPatient of what is sent about one patient
 */
public record StorageQuotaSettings(StorageQuota ofUser, StorageQuota ofPatient) {
    private static final long MEGABYTE = 1 << 20;

    static StorageQuotaSettings read(Variables variables) {
        return new StorageQuotaSettings(
                new StorageQuota(
                        variables.number("QUOTA_USER_FILES", 1_000, 1, 10_000_000),
                        variables.number("QUOTA_USER_MB", 500, 1, 100_000_000) * MEGABYTE),
                new StorageQuota(
                        variables.number("QUOTA_PATIENT_FILES", 2_000, 1, 10_000_000),
                        variables.number("QUOTA_PATIENT_MB", 2_000, 1, 100_000_000) * MEGABYTE));
    }
}
