package dev.doctorpatient.application.file.port;

import dev.doctorpatient.domain.file.FileType;
import java.io.InputStream;

/**
 * Looks into images: whether they are whole, how large they are, and what they tell beside what they show. It never changes a pixel, and
 * finds the same in the same bytes.
 */
public interface Images {
    /** What an image turned out to be. */
    sealed interface Finding {}

    /** It shows something and tells nothing else, so that it can be kept bit for bit. */
    record Plain() implements Finding {}

    /** It tells more than it shows, or has something behind its end. */
    record Burdened(Cleaned cleaned) implements Finding {}

    /** It cannot be shown as a whole. */
    record Damaged() implements Finding {}

    /** It is another file, too. */
    record Ambiguous() implements Finding {}

    /** It has more pixels than so many megapixels, or a side that is too long. */
    record Oversized(int megapixels) implements Finding {}

    /** An image without what it told beside what it shows. */
    @FunctionalInterface
    interface Cleaned {
        /** Its bytes, as long as the file that it was made of is there. Whoever asks closes what they get. */
        InputStream open();
    }

    /**
     * Examines a file whose type says that it is an image.
     *
     * @throws dev.doctorpatient.domain.shared.Unavailable if too many others are being examined
     */
    Finding examine(FileType type, DocumentFiles.Incoming file);
}
