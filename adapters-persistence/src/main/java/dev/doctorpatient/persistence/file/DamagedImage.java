package dev.doctorpatient.persistence.file;

/** An image is not built as its format says, or not whole. */
final class DamagedImage extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedImage(String why) {
        super(why, null, false, false);
    }
}
