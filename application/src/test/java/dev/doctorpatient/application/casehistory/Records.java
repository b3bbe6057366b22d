package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.casehistory.CaseHistoryKeeping.Statement;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.application.interview.InterviewReading;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import dev.doctorpatient.testing.NobodyTold;
import dev.doctorpatient.testing.RecordingRateLimits;
import dev.doctorpatient.testing.ScriptedReplies;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The use cases of a clinic's case histories, and what tests put there. */
final class Records {
    static final int LARGEST = Clinic.LARGEST_FILE;
    static final Statement FEVER = Statement.of(new CaseSummary("Fever"));

    private final Clinic clinic;
    private final ScriptedReplies interviewer;

    Records(Clinic clinic) {
        this.clinic = clinic;
        this.interviewer = new ScriptedReplies(clinic.stores().transactions());
    }

    RecordingRateLimits limits() {
        return clinic.limits();
    }

    InMemoryDocumentFiles files() {
        return clinic.files();
    }

    CaseHistoryKeeping keeping() {
        return keeping(clinic.intake());
    }

    CaseHistoryKeeping keeping(DocumentIntake intake) {
        var stores = clinic.stores();
        return new CaseHistoryKeeping(
                stores.caseHistories(),
                stores.documents(),
                intake,
                stores.patients(),
                new InterviewReading(stores.interviews(), stores.careTeams(), stores.chats(), clinic.clock()),
                stores.careTeams(),
                clinic.limits(),
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
                clinic.files(),
                stores.patients(),
                stores.careTeams(),
                stores.chats(),
                stores.messageLog(),
                stores.audited(clinic.clock()));
    }

    /** Links whose signatures tell what they are for. */
    DocumentLinks links(boolean offered) {
        var stores = clinic.stores();
        return new DocumentLinks(
                stores.documents(),
                (document, user, session, until) ->
                        String.join(" ", document.toString(), user.toString(), session.toString(), until.toString()),
                stores.careTeams(),
                stores.chats(),
                stores.messageLog(),
                stores.audited(clinic.clock()),
                clinic.clock(),
                offered);
    }

    DocumentUpkeep upkeep() {
        var stores = clinic.stores();
        return new DocumentUpkeep(
                stores.documents(),
                stores.chatUploads(),
                clinic.files(),
                clinic.disposal(),
                stores.transactions(),
                clinic.clock());
    }

    DocumentCheck check(Duration underWay) {
        var stores = clinic.stores();
        return new DocumentCheck(
                stores.documents(),
                stores.chatUploads(),
                clinic.files(),
                stores.transactions(),
                underWay,
                clinic.clock());
    }

    CaseHistoryView written(Who who, Upload... uploads) {
        return keeping().add(clinic.actor(who), clinic.patient(), FEVER, List.of(uploads));
    }

    static Upload upload(String content) {
        return new Upload(
                "file", new FileName("report.pdf"), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A document in a chat, with its file. */
    Document sentIn(ChatId chat) {
        var stores = clinic.stores();
        var file = Fixtures.newFile("rash.png", FileType.PNG);
        try (var kept = clinic.files().receive(file.id(), upload("abc").content(), LARGEST)) {
            kept.keep();
        }
        var draft = new Draft(
                MessageId.next(),
                chat,
                Side.PATIENT,
                clinic.actor(Who.PATIENT).user(),
                new MessageContent.Attachment(MessageContent.Kind.FILE, file, null),
                null,
                clinic.clock().instant());
        var unused = stores.messageLog().append(draft, new NobodyTold(), _ -> {});
        return stores.transactions()
                .inTransaction(() -> stores.documents().find(file.id()))
                .orElseThrow();
    }

    private Interviewing interviewing() {
        return new Interviewing(clinic, interviewer, 1);
    }

    AiSessionId startedInterview(@Nullable ChatId chat) {
        interviewer.says("What brings you here?");
        return interviewing()
                .start(clinic.actor(Who.PATIENT), clinic.patient(), chat)
                .opening()
                .id();
    }

    /** An interview whose summary is {@code Fever since Monday}. */
    AiSessionId completedInterview(@Nullable ChatId chat) {
        var id = startedInterview(chat);
        interviewer.says("Fever since Monday");
        var unused = interviewing().say(clinic.actor(Who.PATIENT), id, new SessionMessage("Fever", null));
        return id;
    }
}
