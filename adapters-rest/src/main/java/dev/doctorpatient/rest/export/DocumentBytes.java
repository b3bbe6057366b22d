package dev.doctorpatient.rest.export;

import dev.doctorpatient.application.export.PatientRecord;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of a document as far as they can be read, which tells a failure of the store from one of whoever receives them. */
final class DocumentBytes implements AutoCloseable {
    private static final int AT_ONCE = 1 << 16;

    private final Optional<InputStream> bytes;
    private @Nullable RuntimeException failure;

    DocumentBytes(PatientRecord record, Document document) {
        this.bytes = opened(record, document);
    }

    private Optional<InputStream> opened(PatientRecord record, Document document) {
        try {
            return record.open(document);
        } catch (Unavailable unreadable) {
            failure = unreadable;
            return Optional.of(InputStream.nullInputStream());
        }
    }

    /** Whether there are any, readable or not. */
    boolean areThere() {
        return bytes.isPresent();
    }

    /** Writes as many as can be read. */
    void writeTo(OutputStream target) throws IOException {
        var piece = new byte[AT_ONCE];
        for (var read = read(piece); read >= 0; read = read(piece)) {
            target.write(piece, 0, read);
        }
    }

    private int read(byte[] piece) {
        try {
            return bytes.orElseThrow().read(piece);
        } catch (IOException unreadable) {
            failure = new UncheckedIOException(unreadable);
            return -1;
        } catch (Unavailable unreadable) {
            failure = unreadable;
            return -1;
        }
    }

    /** Whether some could not be read. */
    boolean failed() {
        return failure != null;
    }

    /** Why. */
    RuntimeException failure() {
        if (failure == null) {
            throw new IllegalStateException("all could be read");
        }
        return failure;
    }

    @Override
    public void close() throws IOException {
        if (bytes.isPresent()) {
            bytes.get().close();
        }
    }
}
