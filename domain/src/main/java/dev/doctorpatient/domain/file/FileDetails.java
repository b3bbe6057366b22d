package dev.doctorpatient.domain.file;

/**
 * What is known of a file whose bytes are kept.
 *
 * @param id of the document that it is, under which its bytes are kept
 * @param size in bytes, at least one
 */
public record FileDetails(DocumentId id, FileName name, FileType type, long size, Sha256 digest) {
    /** Checks that there is something in it. */
    public FileDetails {
        if (size < 1) {
            throw new IllegalArgumentException("a document is not empty");
        }
    }

    /** Whether somebody who sends both means the same: bytes and name are, whatever their ids. */
    public boolean repeats(FileDetails other) {
        return name.equals(other.name) && digest.equals(other.digest);
    }
}
