package dev.doctorpatient.testing;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.TooLarge;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Files in memory. They are not part of any transaction, as those on a disk are not. */
public final class InMemoryDocumentFiles implements DocumentFiles {
    private final AtomicBoolean removalsFail = new AtomicBoolean();
    private final InstantSource clock;
    private final Map<DocumentId, Received> unfinished = new HashMap<>();
    private final Map<DocumentId, Received> kept = new HashMap<>();

    /** No files yet; they come in when the clock says so. */
    public InMemoryDocumentFiles(InstantSource clock) {
        this.clock = clock;
    }

    /** The files that are there, kept or not. */
    public Set<DocumentId> all() {
        var all = new HashMap<>(unfinished);
        all.putAll(kept);
        return Set.copyOf(all.keySet());
    }

    @Override
    public Incoming receive(DocumentId id, InputStream content, long most) {
        try {
            var bytes = content.readNBytes(Math.toIntExact(most) + 1);
            if (bytes.length > most) {
                throw new TooLarge("more than " + most + " bytes");
            }
            var received = new Received(id, bytes, clock.instant());
            unfinished.put(id, received);
            return received;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private final class Received implements Incoming {
        private final DocumentId id;
        private final byte[] bytes;
        private final Instant at;

        Received(DocumentId id, byte[] bytes, Instant at) {
            this.id = id;
            this.bytes = bytes;
            this.at = at;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Sha256 digest() {
            return new Sha256(Digests.hex(bytes));
        }

        @Override
        public SeekableByteChannel read() {
            return new MemoryChannel(bytes);
        }

        @Override
        public void keep() {
            kept.put(id, this);
            unfinished.remove(id);
        }

        @Override
        public void close() {
            unfinished.remove(id);
        }
    }

    @Override
    public Optional<InputStream> open(DocumentId id, long from) {
        return Optional.ofNullable(kept.get(id)).map(file -> {
            var start = (int) Math.min(from, file.bytes.length);
            return new ByteArrayInputStream(file.bytes, start, file.bytes.length - start);
        });
    }

    /** Lets every removal fail, or go well again. */
    public void failRemovals(boolean failing) {
        removalsFail.set(failing);
    }

    @Override
    public void remove(DocumentId id) {
        if (removalsFail.get()) {
            throw new Unavailable(ProblemCode.UNAVAILABLE, "The store is away", Duration.ofSeconds(1));
        }
        kept.remove(id);
    }

    @Override
    public Stream<DocumentId> keptBefore(Instant instant) {
        return List.copyOf(kept.entrySet()).stream()
                .filter(file -> file.getValue().at.isBefore(instant))
                .map(Map.Entry::getKey);
    }

    @Override
    public void discardUnfinished(Instant before) {
        unfinished.values().removeIf(file -> file.at.isBefore(before));
    }

    /** Reads bytes at any place. */
    private static final class MemoryChannel implements SeekableByteChannel {
        private final byte[] bytes;
        private int place;
        private boolean open = true;

        MemoryChannel(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer into) {
            if (place >= bytes.length) {
                return -1;
            }
            var count = Math.min(into.remaining(), bytes.length - place);
            into.put(bytes, place, count);
            place += count;
            return count;
        }

        @Override
        public long position() {
            return place;
        }

        @Override
        public SeekableByteChannel position(long newPosition) {
            place = Math.toIntExact(newPosition);
            return this;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException("only for reading");
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException("only for reading");
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
