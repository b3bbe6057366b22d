package dev.doctorpatient.persistence.file;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.domain.shared.TooLarge;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Documents in a folder of this machine. What comes in is written beside the kept files, brought to the disk, and moved among them in
 * one step, so that a kept file is always whole.
 */
public final class DirectoryDocumentFiles implements DocumentFiles {
    private static final Logger LOG = Logger.getLogger(DirectoryDocumentFiles.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final int AT_ONCE = 1 << 16;

    private static final Pattern SHELF = Pattern.compile("[0-9a-f]{2}");

    private final Path folder;
    private final Path unfinished;

    /** Documents in a folder, which is made when it is needed. */
    public DirectoryDocumentFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.unfinished = this.folder.resolve("incoming");
    }

    @Override
    public Incoming receive(DocumentId id, InputStream content, long most) {
        return attempt(() -> {
            Files.createDirectories(unfinished);
            var place = unfinished.resolve(id.value().toString());
            try {
                return written(id, place, content, most);
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(place);
                throw failed;
            }
        });
    }

    private Incoming written(DocumentId id, Path place, InputStream content, long most) throws IOException {
        var digest = sha256();
        var size = 0L;
        try (var file = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var piece = new byte[AT_ONCE];
            for (var read = content.read(piece); read >= 0; read = content.read(piece)) {
                size += read;
                if (size > most) {
                    throw new TooLarge("A document has at most " + most + " bytes");
                }
                digest.update(piece, 0, read);
                for (var rest = ByteBuffer.wrap(piece, 0, read); rest.hasRemaining(); ) {
                    var unused = file.write(rest);
                }
            }
            file.force(true);
        }
        return new Written(id, place, size, new Sha256(HexFormat.of().formatHex(digest.digest())));
    }

    private final class Written implements Incoming {
        private final DocumentId id;
        private final Path place;
        private final long size;
        private final Sha256 digest;

        Written(DocumentId id, Path place, long size, Sha256 digest) {
            this.id = id;
            this.place = place;
            this.size = size;
            this.digest = digest;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public Sha256 digest() {
            return digest;
        }

        @Override
        public SeekableByteChannel read() {
            return attempt(() -> Files.newByteChannel(place));
        }

        @Override
        public void keep() {
            attempt(() -> {
                var shelf = shelf(id);
                if (Files.notExists(shelf)) {
                    Files.createDirectories(shelf);
                    bringToDisk(folder);
                }
                // Its age counts from now: whoever looks for what nobody owns leaves it the time to be owned.
                Files.setLastModifiedTime(
                        place, FileTime.from(InstantSource.system().instant()));
                var kept = Files.move(place, file(id), StandardCopyOption.ATOMIC_MOVE);
                bringToDisk(shelf);
                return kept;
            });
        }

        @Override
        public void close() {
            attempt(() -> Files.deleteIfExists(place));
        }
    }

    @Override
    public Optional<InputStream> open(DocumentId id, long from) {
        return attempt(() -> {
            try {
                return Optional.of(
                        Channels.newInputStream(Files.newByteChannel(file(id)).position(from)));
            } catch (NoSuchFileException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void remove(DocumentId id) {
        attempt(() -> Files.deleteIfExists(file(id)));
    }

    @Override
    public Stream<DocumentId> keptBefore(Instant instant) {
        return foldersIn(folder).stream()
                .filter(shelf -> SHELF.matcher(shelf.getFileName().toString()).matches())
                .flatMap(shelf -> filesBefore(shelf, instant).stream())
                .flatMap(file -> idOf(file).filter(id -> file.equals(file(id))).stream());
    }

    @Override
    public void discardUnfinished(Instant before) {
        filesBefore(unfinished, before).forEach(file -> attempt(() -> Files.deleteIfExists(file)));
    }

    private static List<Path> foldersIn(Path folder) {
        return attempt(() -> found(folder, (_, attributes) -> attributes.isDirectory()));
    }

    private static List<Path> filesBefore(Path folder, Instant instant) {
        return attempt(() -> found(
                folder,
                (_, attributes) -> attributes.isRegularFile()
                        && attributes.lastModifiedTime().toInstant().isBefore(instant)));
    }

    /** What is in a folder; others put files into it and take them out meanwhile. */
    private static List<Path> found(Path folder, BiPredicate<Path, BasicFileAttributes> wanted) throws IOException {
        var found = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                try {
                    if (wanted.test(entry, Files.readAttributes(entry, BasicFileAttributes.class))) {
                        found.add(entry);
                    }
                } catch (NoSuchFileException _) {
                    // gone since it was listed
                }
            }
        } catch (NoSuchFileException _) {
            return List.of(); // there is no folder yet
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return found;
    }

    private static Optional<DocumentId> idOf(Path file) {
        try {
            return Optional.of(
                    new DocumentId(TimeOrderedId.parse(file.getFileName().toString())));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // not ours
        }
    }

    private Path file(DocumentId id) {
        return shelf(id).resolve(id.value().toString());
    }

    /** The last digits of an id are random, while the first ones stay the same for decades. */
    private Path shelf(DocumentId id) {
        var name = id.value().toString();
        return folder.resolve(name.substring(name.length() - 2));
    }

    /** A file that was moved is in its new place for certain once the folder is on the disk too. */
    private static void bringToDisk(Path folder) throws IOException {
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** Something that touches the disk, which may be full or gone. */
    private interface DiskWork<T> {
        T run() throws IOException;
    }

    private static <T> T attempt(DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException failure) {
            LOG.errorf("The folder of the documents fails: %s", failure); // names ids only
            throw new Unavailable(
                    ProblemCode.UNAVAILABLE, "Documents cannot be stored or read at this moment", RETRY_AFTER);
        }
    }
}
