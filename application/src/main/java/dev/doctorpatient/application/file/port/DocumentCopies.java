package dev.doctorpatient.application.file.port;

import dev.doctorpatient.domain.file.DocumentId;
import java.io.InputStream;
import java.util.stream.Stream;

/** Copies of documents' bytes that the operator made, none of which has to be good. */
@FunctionalInterface
public interface DocumentCopies {
    /** All copies of a file, each opened when the stream comes to it. Whoever asks closes both the stream and what it gets from it. */
    Stream<InputStream> of(DocumentId id);
}
