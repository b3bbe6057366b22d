package dev.doctorpatient.persistence.file;

/** A file is not built as its format says, or not whole. */
final class DamagedFile extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedFile(String why) {
        super(why, null, false, false);
    }
}
