package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.application.interview.InterviewReading;
import dev.doctorpatient.application.interview.Interviewing;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.interview.InterviewId;
import dev.doctorpatient.domain.interview.PatientMessage;
import dev.doctorpatient.testing.FirstByteFileTypes;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import dev.doctorpatient.testing.RecordingRateLimits;
import dev.doctorpatient.testing.ScriptedReplies;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The use cases of a clinic's case histories, and what tests put there. */
final class Records {
    static final int LARGEST = 20;

    private final Clinic clinic;
    private final InMemoryDocumentFiles files;
    private final ScriptedReplies interviewer;
    private final RecordingRateLimits limits = new RecordingRateLimits();

    Records(Clinic clinic) {
        this.clinic = clinic;
        this.files = new InMemoryDocumentFiles(clinic.clock());
        this.interviewer = new ScriptedReplies(clinic.stores().transactions());
    }

    RecordingRateLimits limits() {
        return limits;
    }

    InMemoryDocumentFiles files() {
        return files;
    }

    CaseHistoryKeeping keeping() {
        var stores = clinic.stores();
        return new CaseHistoryKeeping(
                stores.caseHistories(),
                stores.documents(),
                new DocumentIntake(files, new FirstByteFileTypes(), LARGEST),
                new InterviewReading(stores.interviews(), stores.careTeams(), stores.chats()),
                stores.careTeams(),
                limits,
                stores.audited(clinic.clock()),
                clinic.clock());
    }

    CaseHistoryReading histories() {
        var stores = clinic.stores();
        return new CaseHistoryReading(
                stores.caseHistories(),
                stores.documents(),
                stores.patients(),
                stores.careTeams(),
                stores.audited(clinic.clock()));
    }

    DocumentReading documents() {
        var stores = clinic.stores();
        return new DocumentReading(
                stores.documents(),
                files,
                stores.patients(),
                stores.careTeams(),
                stores.chats(),
                stores.messageLog(),
                stores.audited(clinic.clock()));
    }

    DocumentUpkeep upkeep() {
        var stores = clinic.stores();
        return new DocumentUpkeep(stores.documents(), files, stores.transactions(), clinic.clock());
    }

    CaseHistoryView written(Who who, Upload... uploads) {
        return keeping().add(clinic.actor(who), clinic.patient(), new CaseSummary("Fever"), null, List.of(uploads));
    }

    static Upload upload(String content) {
        return new Upload(
                "file", new FileName("report.pdf"), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A document in a chat, with its file. */
    Document sentIn(ChatId chat) {
        var stores = clinic.stores();
        var message = stores.messageLog()
                .append(
                        new Draft(
                                MessageId.next(),
                                chat,
                                Side.PATIENT,
                                clinic.actor(Who.PATIENT).user(),
                                new MessageText("Look"),
                                null,
                                clinic.clock().instant()),
                        _ -> {})
                .message();
        var document = new Document(
                Fixtures.newFile("rash.png", FileType.PNG),
                new Document.Parent.OfMessage(message.id()),
                clinic.patient(),
                Side.PATIENT,
                clinic.actor(Who.PATIENT).user(),
                clinic.clock().instant());
        try (var file = files.receive(document.id(), upload("abc").content(), LARGEST)) {
            file.keep();
        }
        stores.transactions().runInTransaction(() -> stores.documents().add(document));
        return document;
    }

    private Interviewing interviewing() {
        var stores = clinic.stores();
        return new Interviewing(
                stores.interviews(),
                interviewer,
                stores.careTeams(),
                stores.chats(),
                clinic.announcer(),
                1,
                new RecordingRateLimits(),
                stores.audited(clinic.clock()),
                clinic.clock());
    }

    InterviewId startedInterview(@Nullable ChatId chat) {
        interviewer.says("What brings you here?");
        return interviewing()
                .start(clinic.actor(Who.PATIENT), clinic.patient(), chat)
                .opening()
                .id();
    }

    /** An interview whose summary is {@code Fever since Monday}. */
    InterviewId completedInterview(@Nullable ChatId chat) {
        var id = startedInterview(chat);
        interviewer.says("Fever since Monday");
        var unused = interviewing().say(clinic.actor(Who.PATIENT), id, new PatientMessage("Fever", null));
        return id;
    }
}
