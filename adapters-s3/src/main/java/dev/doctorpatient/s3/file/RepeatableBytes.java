package dev.doctorpatient.s3.file;

import dev.doctorpatient.application.file.port.DocumentFiles.Incoming;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;

/** The bytes of a file from its beginning, as often as they are asked for: to be signed, sent, and sent again. */
final class RepeatableBytes implements ContentStreamProvider, AutoCloseable {
    private final Incoming file;
    private @Nullable InputStream last;

    RepeatableBytes(Incoming file) {
        this.file = file;
    }

    @Override
    public InputStream newStream() {
        close();
        var bytes = Channels.newInputStream(file.read());
        last = bytes;
        return bytes;
    }

    @Override
    public void close() {
        try {
            if (last != null) {
                last.close();
                last = null;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
