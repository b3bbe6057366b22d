package dev.doctorpatient.rest.shared;

import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.TooLarge;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The files of one request, which are gone when it has been worked on. */
public final class TemporaryFiles implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final UploadSettings settings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** No files yet. */
    public TemporaryFiles(UploadSettings settings) {
        this.settings = settings;
    }

    /** A new file, empty. */
    Path create() {
        return attempt(() -> {
            Files.createDirectories(settings.folder());
            var file = Files.createTempFile(settings.folder(), "body", "");
            open.push(() -> Files.deleteIfExists(file));
            return file;
        });
    }

    /** Writes a file, which must not grow larger than the largest that is taken in. */
    OutputStream write(Path file) {
        var bytes = attempt(() -> Files.newOutputStream(file));
        open.push(bytes);
        return new Capped(bytes);
    }

    /** Reads a file. */
    public InputStream read(Path file) {
        var bytes = attempt(() -> Files.newInputStream(file));
        open.push(bytes);
        return bytes;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            var last = open.pop();
            attempt(() -> {
                last.close();
                return true;
            });
        }
    }

    private final class Capped extends OutputStream {
        private final OutputStream bytes;
        private long left = settings.largestFile();

        Capped(OutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] piece, int from, int length) {
            left -= length;
            if (left < 0) {
                throw new TooLarge("A file has at most " + settings.largestFile() + " bytes");
            }
            var unused = attempt(() -> {
                bytes.write(piece, from, length);
                return true;
            });
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    private interface DiskWork<T> {
        T run() throws Exception;
    }

    /** What fails here is our disk and not the client's request, which is read at the same time. */
    private static <T> T attempt(DiskWork<T> work) {
        try {
            return work.run();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new Unavailable(ProblemCode.UNAVAILABLE, "Files cannot be taken in at this moment", RETRY_AFTER);
        }
    }
}
