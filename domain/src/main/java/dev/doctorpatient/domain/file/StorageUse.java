package dev.doctorpatient.domain.file;

/**
 * What is kept of somebody.
 *
 * @param files how many files
 * @param bytes how many bytes they have together
 */
public record StorageUse(long files, long bytes) {
    /** Checks that it can be. */
    public StorageUse {
        if (files < 0 || bytes < 0) {
            throw new IllegalArgumentException("nobody has less than nothing");
        }
    }
}
