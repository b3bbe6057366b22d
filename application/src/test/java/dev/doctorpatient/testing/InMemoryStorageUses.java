package dev.doctorpatient.testing;

import dev.doctorpatient.application.file.port.StorageUses;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.StorageUse;
import dev.doctorpatient.domain.identity.UserId;
import java.util.stream.Stream;

/** What is kept of whom, in memory. */
public final class InMemoryStorageUses implements StorageUses {
    private final InMemoryDatabase database;

    /** What a database has. */
    public InMemoryStorageUses(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public StorageUse by(UserId user) {
        return sum(Stream.concat(
                database.documents.all().stream()
                        .filter(document -> document.uploadedByUser().equals(user))
                        .map(document -> document.file()),
                database.chatUploads.all().stream()
                        .filter(upload -> upload.uploadedBy().equals(user))
                        .map(upload -> upload.file())));
    }

    @Override
    public StorageUse about(PatientId patient) {
        return sum(Stream.concat(
                database.documents.all().stream()
                        .filter(document -> document.patient().equals(patient))
                        .map(document -> document.file()),
                database.chatUploads.all().stream()
                        .filter(upload ->
                                database.chats.get(upload.chat()).patient().equals(patient))
                        .map(upload -> upload.file())));
    }

    private static StorageUse sum(Stream<FileDetails> files) {
        return files.map(file -> new StorageUse(1, file.size()))
                .reduce(
                        new StorageUse(0, 0),
                        (one, other) -> new StorageUse(one.files() + other.files(), one.bytes() + other.bytes()));
    }
}
