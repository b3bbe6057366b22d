package dev.doctorpatient.domain.file;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;

/**
 * How much may be kept of somebody, so that nobody fills the disk for all others.
 *
 * @param files how many files
 * @param bytes how many bytes they may have together
 */
public record StorageQuota(long files, long bytes) {
    /**
     * Checks what is kept, the newest file included.
     *
     * @param whose who has so much, for the refusal: {@code A user} or {@code A patient}
     * @throws Invalid {@code quota_exceeded} if it is more
     */
    public void requireWithin(String whose, StorageUse use) {
        if (use.files() > files) {
            throw exceeded(whose + " has at most " + files + " files");
        }
        if (use.bytes() > bytes) {
            throw exceeded(whose + " has files of at most " + bytes + " bytes together");
        }
    }

    private static Invalid exceeded(String detail) {
        return Invalid.rule(ProblemCode.QUOTA_EXCEEDED, detail);
    }
}
