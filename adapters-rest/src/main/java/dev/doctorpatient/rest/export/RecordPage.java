package dev.doctorpatient.rest.export;

import dev.doctorpatient.application.casehistory.CaseHistoryView;
import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.application.export.PatientRecord;
import dev.doctorpatient.application.export.PatientRecord.CareTeam;
import dev.doctorpatient.application.export.PatientRecord.Conversation;
import dev.doctorpatient.application.export.PatientRecord.Visit;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.rest.shared.WireNames;
import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record for people to read: one page for any browser, without scripts and without anything from elsewhere. Whatever people wrote is
 * escaped, and a policy in the page would keep a script from running all the same.
 */
final class RecordPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
            <meta name="viewport" content="width=device-width">
            <title>Patient record</title>
            <style>
            body { font-family: sans-serif; line-height: 1.4; max-width: 60em; margin: 1em auto; padding: 0 1em; }
            table { border-collapse: collapse; } td, th { text-align: left; vertical-align: top; padding: .2em 1em .2em 0; }
            .said { white-space: pre-wrap; margin: 0 0 .8em; } .who { color: #555; margin: 0; }
            </style>
            </head>
            <body>
            """;

    private final PatientRecord record;
    private final CareTeam team;
    private final Set<DocumentId> written;
    private final Writer page;
    private final Map<UserId, String> names = new HashMap<>();

    /**
     * A page that is written once.
     *
     * @param written the documents that are not in the archive
     */
    RecordPage(PatientRecord record, CareTeam team, Set<DocumentId> written, Writer page) {
        this.record = record;
        this.team = team;
        this.written = written;
        this.page = page;
        team.relatives().forEach(relative -> names.put(relative.kinship().user(), relative.name()));
    }

    void write() throws IOException {
        page.write(HEAD);
        writePatient();
        writeFiles();
        writeCareTeam();
        writeVisits();
        writeConversations();
        writeInterviews();
        writeEntries();
        writeDocuments();
        page.write("</body>\n</html>\n");
    }

    private void writePatient() throws IOException {
        var profile = record.patient().profile();
        var gender = profile.gender();
        element("h1", profile.name());
        element("p", "What is kept about this patient, as of " + TIME.format(record.at()) + ". All times are in UTC.");
        page.write("<table>\n");
        row("Patient", record.patient().id().value().toString());
        row("Date of birth", String.valueOf(profile.birthDate() == null ? "–" : profile.birthDate()));
        row("Gender", gender == null ? "–" : WireNames.of(gender));
        row("Contact", orDash(profile.contact()));
        row("Exported by user", record.by().value().toString());
        page.write("</table>\n");
    }

    private void writeFiles() throws IOException {
        element("h2", "Data files");
        element("p", "The same, and more, for programs. export.json lists all files with their digests.");
        page.write("<ul>\n");
        for (var file : List.of(
                "patient.json",
                "care-team.json",
                "appointments.json",
                "case-history.json",
                "documents.json",
                "access-log.json",
                "export.json")) {
            page.write("<li>");
            link(file, file);
            page.write("</li>\n");
        }
        page.write("</ul>\n");
    }

    private void writeCareTeam() throws IOException {
        element("h2", "Care team");
        page.write("<table>\n");
        for (var relative : team.relatives()) {
            row(relative.name(), WireNames.of(relative.kinship().relation()));
        }
        for (var doctor : team.doctors()) {
            row(doctor.profile().name(), "doctor");
        }
        for (var hospital : team.hospitals()) {
            row(hospital.profile().name(), "hospital");
        }
        page.write("</table>\n");
    }

    private void writeVisits() throws IOException {
        element("h2", "Appointments");
        page.write("<table>\n");
        for (Visit visit : record.visits()) {
            var appointment = visit.appointment();
            var cancellation = appointment.cancellation();
            row(
                    TIME.format(appointment.slot().start()),
                    appointment.slot().duration().toMinutes() + " minutes",
                    visit.doctorName(),
                    WireNames.of(appointment.type()),
                    WireNames.of(appointment.status()),
                    cancellation == null || cancellation.reason() == null ? "" : cancellation.reason());
        }
        page.write("</table>\n");
    }

    private void writeConversations() throws IOException {
        element("h2", "Chats");
        for (Conversation conversation : record.conversations()) {
            element("h3", "With " + conversation.doctorName());
            var path = "chats/" + conversation.view().chat().id().value() + ".json";
            page.write("<p>");
            link(path, path);
            page.write("</p>\n");
            for (MessageView message : record.messages(conversation)) {
                writeMessage(conversation, message);
            }
        }
    }

    private void writeMessage(Conversation conversation, MessageView view) throws IOException {
        var message = view.message();
        var who = message.sender() == Side.DOCTOR
                ? conversation.doctorName()
                : names.getOrDefault(message.sentBy(), "On the patient's side");
        who(message.sentAt(), who);
        switch (message.content()) {
            case MessageContent.Text(var text) -> said(text.value());
            case MessageContent.Attachment attachment -> {
                page.write("<p>");
                document(attachment.file());
                page.write("</p>\n");
                var caption = attachment.caption();
                if (caption != null) {
                    said(caption.value());
                }
            }
        }
    }

    private void writeInterviews() throws IOException {
        element("h2", "Interviews");
        for (Interview interview : record.interviews()) {
            element(
                    "h3",
                    "Begun " + TIME.format(interview.opening().startedAt()) + ", " + WireNames.of(interview.stage()));
            var path = "ai-sessions/" + interview.opening().id().value() + ".json";
            page.write("<p>");
            link(path, path);
            page.write("</p>\n");
            for (Turn turn : interview.transcript().turns()) {
                var message = turn.message();
                if (message != null) {
                    who(turn.at(), "Answered");
                    said(message);
                }
                who(turn.at(), "Interviewer");
                said(turn.reply().text());
            }
            var pending = InterviewJson.pendingIn(interview);
            if (pending != null) {
                element("p", "Not replied to yet:");
                said(pending);
            }
            var summary = interview.result();
            if (summary.isPresent()) {
                element("h4", "Summary (" + WireNames.of(summary.get().status()) + ")");
                said(summary.get().text());
            }
        }
    }

    private void writeEntries() throws IOException {
        element("h2", "Case history");
        for (CaseHistoryView view : record.entries()) {
            writeEntryHead(view);
            said(view.entry().summary().value());
            writeList(view.documents());
        }
    }

    /** Whoever reads an entry that was wrong is led to the one that says so, and back. */
    private void writeEntryHead(CaseHistoryView view) throws IOException {
        page.write("<h3 id=\"" + view.entry().id().value() + "\">");
        page.write(TIME.format(view.entry().createdAt()) + "</h3>\n");
        var amended = view.entry().amends();
        if (amended != null) {
            writeLink("Amends an earlier entry", amended);
        }
        for (var amendment : view.amendedBy()) {
            writeLink("Amended by a later entry", amendment);
        }
    }

    private void writeLink(String words, CaseHistoryId entry) throws IOException {
        page.write("<p><a href=\"#" + entry.value() + "\">" + words + "</a></p>\n");
    }

    private void writeList(List<Document> documents) throws IOException {
        page.write("<ul>\n");
        for (var document : documents) {
            page.write("<li>");
            document(document.file());
            page.write("</li>\n");
        }
        page.write("</ul>\n");
    }

    private void writeDocuments() throws IOException {
        element("h2", "Documents");
        page.write("<ul>\n");
        for (Document document : record.documents()) {
            page.write("<li>");
            document(document.file());
            text(", " + document.file().type().mediaType() + ", "
                    + document.file().size() + " bytes, " + TIME.format(document.uploadedAt()));
            page.write("</li>\n");
        }
        page.write("</ul>\n");
    }

    private void document(FileDetails file) throws IOException {
        if (!written.contains(file.id())) {
            text(file.name().value() + " (its bytes are missing)");
        } else {
            link(EntryName.of(file), file.name().value());
        }
    }

    private void who(Instant at, String name) throws IOException {
        page.write("<p class=\"who\" dir=\"auto\">");
        text(TIME.format(at) + " " + name);
        page.write("</p>\n");
    }

    private void said(String words) throws IOException {
        page.write("<p class=\"said\" dir=\"auto\">");
        text(words);
        page.write("</p>\n");
    }

    private void row(String... cells) throws IOException {
        page.write("<tr>");
        for (var cell : cells) {
            page.write("<td dir=\"auto\">");
            text(cell);
            page.write("</td>");
        }
        page.write("</tr>\n");
    }

    private void element(String name, String content) throws IOException {
        page.write("<" + name + ">");
        text(content);
        page.write("</" + name + ">\n");
    }

    /** A link to another file of the archive. */
    private void link(String path, String shown) throws IOException {
        page.write("<a href=\"");
        page.write(URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/"));
        page.write("\" dir=\"auto\">");
        text(shown);
        page.write("</a>");
    }

    private void text(String text) throws IOException {
        page.write(escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }
}
