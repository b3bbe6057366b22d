package dev.doctorpatient.rest.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doctorpatient.application.export.PatientRecord;
import dev.doctorpatient.application.export.PatientRecord.Conversation;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.rest.audit.AccessLogEntryJson;
import dev.doctorpatient.rest.casehistory.CaseHistoryJson;
import dev.doctorpatient.rest.casehistory.DocumentJson;
import dev.doctorpatient.rest.conversation.ChatJson;
import dev.doctorpatient.rest.conversation.MessageJson;
import dev.doctorpatient.rest.directory.PatientJson;
import dev.doctorpatient.rest.export.ExportJson.CountsJson;
import dev.doctorpatient.rest.export.ExportJson.FileJson;
import dev.doctorpatient.rest.identity.UserJson;
import dev.doctorpatient.rest.shared.ApiBase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a record as a zip, while it is read: what is in memory is a page of it, and a line for each file that is written. The index and
 * the list of files come last, for they tell which documents were missing.
 */
final class RecordArchive {
    static final String MEDIA_TYPE = "application/zip";

    private static final String FORMAT = "doctor-patient-export";
    private static final int FORMAT_VERSION = 1;

    /** How many documents in a row. */
    private static final int MOST_UNREADABLE = 3;

    /** The others are compressed already. */
    private static final Set<FileType> COMPRESSIBLE =
            Set.of(FileType.TEXT, FileType.CSV, FileType.DICOM, FileType.WAV, FileType.PDF);

    private final PatientRecord record;
    private final ObjectMapper mapper;
    private final ApiBase base;

    private final List<FileJson> files = new ArrayList<>();
    private final Set<DocumentId> written = new HashSet<>();
    private final Set<DocumentId> missing = new LinkedHashSet<>();
    private final Set<DocumentId> damaged = new LinkedHashSet<>();
    private long appointments;
    private long chats;
    private long messages;
    private long interviews;
    private long entries;
    private long documents;
    private long looks;
    private int unreadable;

    @FunctionalInterface
    private interface Content {
        void writeTo(Sink sink) throws IOException;
    }

    @FunctionalInterface
    private interface JsonContent {
        void writeTo(JsonGenerator json) throws IOException;
    }

    RecordArchive(PatientRecord record, ObjectMapper mapper, ApiBase base) {
        this.record = record;
        this.mapper = mapper;
        this.base = base;
    }

    /**
     * Writes all of it, once. If it fails in between, what was written is not to be mistaken for an archive: it has no directory, which
     * readers look for at the end.
     */
    void writeTo(OutputStream target) throws IOException {
        var outlet = new Outlet(target);
        try (var zip = new ZipOutputStream(outlet, StandardCharsets.UTF_8)) {
            var whole = false;
            try {
                writeAll(zip);
                whole = true;
            } finally {
                if (!whole) {
                    outlet.shut(); // closing writes the directory
                }
            }
        }
    }

    private void writeAll(ZipOutputStream zip) throws IOException {
        write(zip, "patient.json", json -> json.writePOJO(PatientJson.of(record.patient())));
        var account = record.account();
        if (account.isPresent()) {
            write(zip, "account.json", json -> json.writePOJO(UserJson.of(account.get())));
        }
        var team = record.careTeam();
        write(zip, "care-team.json", json -> json.writePOJO(CareTeamJson.of(team)));
        appointments = writeItems(zip, "appointments.json", record.visits(), VisitJson::of);
        for (var conversation : record.conversations()) {
            writeChat(zip, conversation);
            chats++;
        }
        for (var interview : record.interviews()) {
            var path = "ai-sessions/" + interview.opening().id().value() + ".json";
            write(zip, path, interview.lastTurnAt(), writing(json -> json.writePOJO(InterviewJson.of(interview))));
            interviews++;
        }
        entries = writeItems(zip, "case-history.json", record.entries(), entry -> CaseHistoryJson.of(entry, base));
        documents = writeItems(zip, "documents.json", record.documents(), document -> DocumentJson.of(document, base));
        for (var document : record.documents()) {
            writeDocument(zip, document);
        }
        looks = writeItems(zip, "access-log.json", record.accessLog(), AccessLogEntryJson::of);
        write(zip, "index.html", record.at(), sink -> {
            try (var page = new OutputStreamWriter(sink, StandardCharsets.UTF_8)) {
                new RecordPage(record, team, written, page).write();
            }
        });
        write(zip, "export.json", json -> json.writePOJO(manifest()));
    }

    private void writeChat(ZipOutputStream zip, Conversation conversation) throws IOException {
        var chat = conversation.view().chat();
        write(zip, "chats/" + chat.id().value() + ".json", chat.updatedAt(), writing(json -> {
            json.writeStartObject();
            json.writePOJOField("chat", ChatJson.of(conversation.view(), base));
            messages += writeArray(
                    json, "messages", record.messages(conversation), message -> MessageJson.of(message, base));
            json.writeEndObject();
        }));
    }

    /** One file that cannot be read costs a patient that file, and not the rest; several in a row are the store's failure. */
    private void writeDocument(ZipOutputStream zip, Document document) throws IOException {
        try (var bytes = new DocumentBytes(record, document)) {
            if (!bytes.areThere()) {
                missing.add(document.id());
                return;
            }
            zip.setLevel(
                    COMPRESSIBLE.contains(document.file().type())
                            ? Deflater.DEFAULT_COMPRESSION
                            : Deflater.NO_COMPRESSION);
            var file = write(zip, EntryName.of(document.file()), document.uploadedAt(), bytes::writeTo);
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            written.add(document.id());
            if (!file.sha256().equals(document.file().digest().value())) {
                damaged.add(document.id());
            }
            unreadable = bytes.failed() ? unreadable + 1 : 0;
            if (unreadable == MOST_UNREADABLE) {
                throw bytes.failure();
            }
        }
    }

    private ExportJson manifest() {
        return new ExportJson(
                FORMAT,
                FORMAT_VERSION,
                record.at(),
                record.by().value(),
                record.patient().id().value(),
                new CountsJson(appointments, chats, messages, interviews, entries, documents, looks),
                List.copyOf(files),
                idsOf(missing),
                idsOf(damaged));
    }

    private static List<UUID> idsOf(Set<DocumentId> documents) {
        return documents.stream().map(DocumentId::value).toList();
    }

    private <T> long writeItems(ZipOutputStream zip, String path, Iterable<T> items, Function<T, Object> shape)
            throws IOException {
        var count = new long[1];
        write(zip, path, json -> {
            json.writeStartObject();
            count[0] = writeArray(json, "items", items, shape);
            json.writeEndObject();
        });
        return count[0];
    }

    private static <T> long writeArray(JsonGenerator json, String field, Iterable<T> items, Function<T, Object> shape)
            throws IOException {
        var count = 0L;
        json.writeArrayFieldStart(field);
        for (var item : items) {
            json.writePOJO(shape.apply(item));
            count++;
        }
        json.writeEndArray();
        return count;
    }

    private void write(ZipOutputStream zip, String path, JsonContent content) throws IOException {
        write(zip, path, record.at(), writing(content));
    }

    private Content writing(JsonContent content) {
        return sink -> {
            try (var json = mapper.createGenerator(sink)) {
                content.writeTo(json);
            }
        };
    }

    private FileJson write(ZipOutputStream zip, String path, Instant at, Content content) throws IOException {
        var entry = new ZipEntry(path);
        entry.setLastModifiedTime(FileTime.from(at));
        zip.putNextEntry(entry);
        var sink = new Sink(zip);
        content.writeTo(sink);
        zip.closeEntry();
        var file = new FileJson(path, sink.size(), sink.sha256Hex());
        files.add(file);
        return file;
    }
}
