package dev.doctorpatient.application.file;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.file.port.DocumentFiles.Incoming;
import dev.doctorpatient.application.file.port.FileTypes;
import dev.doctorpatient.application.file.port.Images;
import dev.doctorpatient.application.file.port.MalwareScanner;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.TooLarge;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.domain.shared.Unsupported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes in the files that belong to one request, all of them or none: each is known by its content, was scanned, and tells nothing
 * beside what it shows if it is an image. It is slow, and so done outside transactions.
 */
public final class DocumentIntake {
    private record Received(FileDetails details, Incoming file) {}

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final DocumentFiles files;
    private final FileTypes types;
    private final MalwareScanner scanner;
    private final Images images;
    private final StorageQuotas quotas;
    private final long largest;

    /** Takes in files of at most so many bytes each. */
    public DocumentIntake(
            DocumentFiles files,
            FileTypes types,
            MalwareScanner scanner,
            Images images,
            StorageQuotas quotas,
            long largest) {
        this.files = files;
        this.types = types;
        this.scanner = scanner;
        this.images = images;
        this.quotas = quotas;
        this.largest = largest;
    }

    /**
     * Takes in and checks files, to be closed in any case.
     *
     * @throws Invalid naming the file that is empty
     * @throws Invalid if one is known as malware
     * @throws TooLarge if one is, or shows too much
     * @throws Unsupported if one is of no type that is taken in, or an image that is damaged
     * @throws Unavailable if one cannot be stored, examined or scanned now
     */
    public Batch receive(List<Upload> uploads) {
        var batch = new Batch();
        try {
            uploads.forEach(batch::take);
            return batch;
        } catch (RuntimeException refused) {
            batch.close();
            throw refused;
        }
    }

    /** The files of one request. */
    public final class Batch implements AutoCloseable {
        private final List<Received> all = new ArrayList<>();

        private Batch() {}

        /** What is known of them, in the order in which they were sent. */
        public List<FileDetails> all() {
            return all.stream().map(Received::details).toList();
        }

        /**
         * Waits, in the transaction that is about to make them owned and before anything else in it, for whoever sends as the same user
         * or about the same patient.
         */
        public void takeTurn(UserId user, PatientId patient) {
            quotas.takeTurn(user, patient);
        }

        /**
         * Checks, in the transaction that just made them owned, that the user and the patient may have so much.
         *
         * @throws Invalid {@code quota_exceeded}
         */
        public void requireRoom(UserId user, PatientId patient) {
            if (!all.isEmpty()) {
                quotas.requireWithin(user, patient);
            }
        }

        /** Keeps the files, and then does what makes them owned; if that is refused, they are gone again. */
        public <T> T keepFor(Supplier<T> owning) {
            keepAll();
            try {
                return owning.get();
            } catch (Unavailable unknown) {
                throw unknown; // a commit whose answer was lost may own them: the upkeep will know
            } catch (Rejection refused) {
                forgetAfter(refused);
                throw refused;
            }
        }

        /** Of files of which one cannot be kept nobody comes to own the others. */
        private void keepAll() {
            try {
                all.forEach(received -> received.file().keep());
            } catch (Rejection failed) {
                forgetAfter(failed);
                throw failed;
            }
        }

        /** What the store says to it must not hide why the files were refused: the upkeep throws away what stays. */
        private void forgetAfter(Rejection refused) {
            try {
                forget();
            } catch (Unavailable unavailable) {
                refused.addSuppressed(unavailable);
            }
        }

        /** Throws files away that were kept, because nobody came to own them. */
        public void forget() {
            all.forEach(received -> files.remove(received.details().id()));
        }

        @Override
        public void close() {
            all.forEach(received -> received.file().close());
        }

        private void take(Upload upload) {
            var id = DocumentId.next();
            var sent = files.receive(id, upload.content(), largest);
            try {
                var type = typeOf(upload.field(), sent);
                requireHarmless(sent);
                if (type.isImage()) {
                    takeImage(upload.name(), id, type, sent);
                } else {
                    add(upload.name(), id, type, sent);
                }
            } catch (UncheckedIOException failure) {
                sent.close();
                throw unreadable(failure);
            } catch (RuntimeException refused) {
                sent.close();
                throw refused;
            }
        }

        private void add(FileName name, DocumentId id, FileType type, Incoming file) {
            all.add(new Received(new FileDetails(id, name, type, file.size(), file.digest()), file));
        }

        private void takeImage(FileName name, DocumentId id, FileType type, Incoming sent) {
            switch (images.examine(type, sent)) {
                case Images.Plain _ -> add(name, id, type, sent);
                case Images.Burdened(var cleaned) -> {
                    takeCleaned(name, type, cleaned);
                    sent.close();
                }
                case Images.Damaged _ -> throw new Unsupported("An image is damaged: it cannot be shown as a whole");
                case Images.Ambiguous _ -> throw unsupported();
                case Images.Oversized(var megapixels) ->
                    throw new TooLarge("An image has at most " + megapixels + " megapixels");
            }
        }

        private void takeCleaned(FileName name, FileType type, Images.Cleaned cleaned) {
            var id = DocumentId.next();
            var file = received(id, cleaned);
            try {
                requireHarmless(file);
                add(name, id, type, file);
            } catch (RuntimeException refused) {
                file.close();
                throw refused;
            }
        }

        private Incoming received(DocumentId id, Images.Cleaned cleaned) {
            try (var content = cleaned.open()) {
                return files.receive(id, content, largest);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private FileType typeOf(String field, Incoming file) {
            if (file.size() == 0) {
                throw Invalid.field(field, "must not be empty");
            }
            return types.of(file).orElseThrow(DocumentIntake::unsupported);
        }

        private void requireHarmless(Incoming file) {
            switch (scanner.scan(file)) {
                case CLEAN -> {}
                case MALWARE -> throw Invalid.rule(ProblemCode.MALWARE_FOUND, "A document is known as malware");
                case TOO_LARGE -> throw new TooLarge("A document is larger than what is scanned for malware");
            }
        }
    }

    /** The disk fails, and not the client. */
    private static Unavailable unreadable(UncheckedIOException failure) {
        var unavailable =
                new Unavailable(ProblemCode.UNAVAILABLE, "Documents cannot be looked into at this moment", RETRY_AFTER);
        unavailable.addSuppressed(failure);
        return unavailable;
    }

    private static Unsupported unsupported() {
        return new Unsupported("A document's content is of a type that is not accepted");
    }
}
