package dev.doctorpatient.application.file.port;

import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.Sha256;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bytes of documents, each under the id of its document. It knows nothing of the database, so the bytes are kept before the
 * database learns of them: a crash in between leaves a file that nobody owns, and never a document without its file.
 */
public interface DocumentFiles {
    /** A file that has come in and is not kept yet. */
    interface Incoming extends AutoCloseable {
        /** How many bytes it has. */
        long size();

        /** The digest of its bytes. */
        Sha256 digest();

        /** Reads it, at any place. Whoever asks closes what they get. */
        SeekableByteChannel read();

        /**
         * Keeps it under its id, in place of what was kept under that before; it is durable once this returns.
         *
         * @throws dev.doctorpatient.domain.shared.Unavailable if it cannot be kept now
         */
        void keep();

        /** Throws it away, unless it is kept. */
        @Override
        void close();
    }

    /**
     * Takes in a file without holding it in memory. It cannot be opened before it is kept.
     *
     * @param id under which it will be kept
     * @param content is read once and not closed
     * @throws dev.doctorpatient.domain.shared.TooLarge if it has more bytes than so many; nothing of it stays
     * @throws dev.doctorpatient.domain.shared.Unavailable if it cannot be stored now; nothing of it stays
     */
    Incoming receive(DocumentId id, InputStream content, long most);

    /** The bytes of a kept file from a place on; empty if there is no such file. Whoever asks closes what they get. */
    Optional<InputStream> open(DocumentId id, long from);

    /** Removes a kept file; one that is gone stays gone. */
    void remove(DocumentId id);

    /** The kept files that came in before an instant. Whoever asks closes what they get. */
    Stream<DocumentId> keptBefore(Instant instant);

    /** Throws away what came in before an instant and was neither kept nor thrown away, as a crash leaves it. */
    void discardUnfinished(Instant before);
}
