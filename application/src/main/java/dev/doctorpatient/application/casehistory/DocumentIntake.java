package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.casehistory.port.DocumentFiles;
import dev.doctorpatient.application.casehistory.port.DocumentFiles.Incoming;
import dev.doctorpatient.application.casehistory.port.FileTypes;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.casehistory.DocumentId;
import dev.doctorpatient.domain.casehistory.FileName;
import dev.doctorpatient.domain.casehistory.FileType;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.domain.shared.Unsupported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Takes in the files that belong to one request, all of them or none. It is slow, and so done outside transactions. */
final class DocumentIntake {
    /** A file that is in and checked. */
    record Received(DocumentId id, FileName name, FileType type, Incoming file) {
        Document of(Document.Parent parent, PatientId patient, Side side, UserId user, Instant now) {
            return new Document(id, parent, patient, name, type, file.size(), file.digest(), side, user, now);
        }
    }

    private final DocumentFiles files;
    private final FileTypes types;
    private final long largest;

    /** Takes in files of at most so many bytes each. */
    DocumentIntake(DocumentFiles files, FileTypes types, long largest) {
        this.files = files;
        this.types = types;
        this.largest = largest;
    }

    /**
     * Takes in and checks files, to be closed in any case.
     *
     * @throws Invalid naming the file that is empty
     * @throws dev.doctorpatient.domain.shared.TooLarge if one is
     * @throws Unsupported if one is of no type that is taken in
     */
    Batch receive(List<Upload> uploads) {
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
    final class Batch implements AutoCloseable {
        private final List<Received> all = new ArrayList<>();

        private Batch() {}

        List<Received> all() {
            return List.copyOf(all);
        }

        /** Keeps the files, and then does what makes them owned; if that is refused, they are gone again. */
        <T> T keepFor(Supplier<T> owning) {
            try {
                all.forEach(received -> received.file().keep());
                return owning.get();
            } catch (Unavailable unknown) {
                throw unknown; // a commit whose answer was lost may own them: the upkeep will know
            } catch (Rejection refused) {
                all.forEach(received -> files.remove(received.id()));
                throw refused;
            }
        }

        @Override
        public void close() {
            all.forEach(received -> received.file().close());
        }

        private void take(Upload upload) {
            var id = DocumentId.next();
            var file = files.receive(id, upload.content(), largest);
            try {
                all.add(new Received(id, upload.name(), checked(upload.field(), file), file));
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
