package dev.doctorpatient.testing;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.file.port.FileTypes;
import dev.doctorpatient.domain.file.FileType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Believes the first byte: a percent sign is a PDF, a letter is text, and nothing else is anything. */
public final class FirstByteFileTypes implements FileTypes {
    @Override
    public Optional<FileType> of(DocumentFiles.Incoming file) {
        try (var bytes = file.read()) {
            var first = ByteBuffer.allocate(1);
            var unused = bytes.read(first);
            return typeOf((char) first.get(0));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<FileType> typeOf(char first) {
        if (first == '%') {
            return Optional.of(FileType.PDF);
        }
        return Character.isLetter(first) ? Optional.of(FileType.TEXT) : Optional.empty();
    }
}
