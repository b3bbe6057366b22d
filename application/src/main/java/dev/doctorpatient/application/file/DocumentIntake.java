package dev.doctorpatient.application.file;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.file.port.DocumentFiles.Incoming;
import dev.doctorpatient.application.file.port.FileTypes;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.domain.shared.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Takes in the files that belong to one request, all of them or none. It is slow, and so done outside transactions. */
public final class DocumentIntake {
    private record Received(FileDetails details, Incoming file) {}

    private final DocumentFiles files;
    private final FileTypes types;
    private final StorageQuotas quotas;
    private final long largest;

    /** Takes in files of at most so many bytes each. */
    public DocumentIntake(DocumentFiles files, FileTypes types, StorageQuotas quotas, long largest) {
        this.files = files;
        this.types = types;
        this.quotas = quotas;
        this.largest = largest;
    }

    /**
     * Takes in and checks files, to be closed in any case.
     *
     * @throws Invalid naming the file that is empty
     * @throws dev.doctorpatient.domain.shared.TooLarge if one is
     * @throws Unsupported if one is of no type that is taken in
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
            try {
                all.forEach(received -> received.file().keep());
                return owning.get();
            } catch (Unavailable unknown) {
                throw unknown; // a commit whose answer was lost may own them: the upkeep will know
            } catch (Rejection refused) {
                forget();
                throw refused;
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
            var file = files.receive(id, upload.content(), largest);
            try {
                var type = checked(upload.field(), file);
                all.add(new Received(new FileDetails(id, upload.name(), type, file.size(), file.digest()), file));
            } catch (RuntimeException refused) {
                file.close();
                throw refused;
            }
        }

        private FileType checked(String field, Incoming file) {
            if (file.size() == 0) {
                throw Invalid.field(field, "must not be empty");
            }
            return types.of(file)
                    .orElseThrow(() -> new Unsupported("A document's content is of a type that is not accepted"));
        }
    }
}
