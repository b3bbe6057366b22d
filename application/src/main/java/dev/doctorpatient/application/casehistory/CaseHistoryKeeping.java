package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.casehistory.port.ReadableInterviews;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writing into case histories. Files are taken in between two transactions: the first asks whether the actor may write at all, before
 * anything is stored for them, and the second asks again and makes what was kept theirs.
 */
public final class CaseHistoryKeeping {
    /** How many documents an entry has at most. */
    public static final int MOST_DOCUMENTS = 100;

    /**
     * What is to be written down.
     *
     * @param interview the interview that it rests on, of the same patient; null if there is none
     * @param amends the entry of the same patient that it amends; null if it stands for itself
     */
    public record Statement(
            CaseSummary summary,
            @Nullable AiSessionId interview,
            @Nullable CaseHistoryId amends) {
        /** One that stands for itself. */
        public static Statement of(CaseSummary summary) {
            return new Statement(summary, null, null);
        }
    }

    private final CaseHistories histories;
    private final Documents documents;
    private final DocumentIntake intake;
    private final Patients patients;
    private final ReadableInterviews interviews;
    private final CaseHistoryAccess access;
    private final RateLimits limits;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public CaseHistoryKeeping(
            CaseHistories histories,
            Documents documents,
            DocumentIntake intake,
            Patients patients,
            ReadableInterviews interviews,
            CareTeams careTeams,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.histories = histories;
        this.documents = documents;
        this.intake = intake;
        this.patients = patients;
        this.interviews = interviews;
        this.access = new CaseHistoryAccess(careTeams);
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds an entry with its documents. Doctors amend every entry of their patients, the patient's users those that they wrote.
     *
     * @throws Invalid naming {@code ai_session_id}, {@code amends}, {@code documents} if there are too many, or an empty document;
     *     {@code quota_exceeded} if no more is kept for the user or of the patient
     * @throws dev.doctorpatient.domain.shared.TooLarge if a document is
     * @throws dev.doctorpatient.domain.shared.Unsupported if a document is of no type that is taken in
     * @throws dev.doctorpatient.domain.shared.TooManyRequests if there are documents, and the user sent too many lately
     */
    public CaseHistoryView add(Actor actor, PatientId patient, Statement statement, List<Upload> uploads) {
        if (uploads.size() > MOST_DOCUMENTS) {
            throw Invalid.field("documents", "must be at most " + MOST_DOCUMENTS);
        }
        if (!uploads.isEmpty()) {
            limits.count(Quota.UPLOAD, actor.user());
        }
        return transactions.perform(actor, Deed.create(ResourceType.CASE_HISTORY), trace -> {
            trace.about(patient);
            transactions.runInTransaction(() -> requireAdding(actor, patient, statement));
            try (var files = intake.receive(uploads)) {
                return files.keepFor(() -> transactions.inTransaction(() -> {
                    keepInPlace(patient);
                    requireAdding(actor, patient, statement); // what was allowed may have ended meanwhile
                    var entry = CaseHistory.create(
                                    patient, statement.summary(), statement.interview(), actor.user(), clock.instant())
                            .amending(statement.amends());
                    return added(actor, entry, files, trace);
                }));
            }
        });
    }

    /** Whoever is erasing the patient comes before or after the present transaction, and so leaves nothing of what it writes. */
    private void keepInPlace(PatientId patient) {
        var unused = patients.lock(patient);
    }

    private void requireAdding(Actor actor, PatientId patient, Statement statement) {
        var unused = access.requireWriting(actor, patient);
        requireInterview(actor, patient, statement.interview());
        requireAmending(actor, patient, statement.amends());
    }

    private void requireAmending(Actor actor, PatientId patient, @Nullable CaseHistoryId amended) {
        if (amended != null) {
            var entry = histories.find(amended).filter(found -> found.patient().equals(patient));
            if (entry.isEmpty()) {
                throw Invalid.reference("amends");
            }
            var unused = access.requireExtending(actor, entry);
        }
    }

    private void requireInterview(Actor actor, PatientId patient, @Nullable AiSessionId interview) {
        if (interview != null
                && interviews
                        .find(actor, interview)
                        .filter(found -> found.opening().patient().equals(patient))
                        .isEmpty()) {
            throw Invalid.reference("ai_session_id");
        }
    }

    private CaseHistoryView added(Actor actor, CaseHistory entry, DocumentIntake.Batch files, Trace trace) {
        histories.add(entry);
        var owned = owned(actor, entry, files);
        files.requireRoom(actor.user(), entry.patient());
        trace.at(entry.id().value());
        trace.done();
        return new CaseHistoryView(entry, owned, List.of());
    }

    /**
     * Takes the summary of an interview over into its patient's case history, and confirms it by that.
     *
     * @throws Invalid {@code nothing_to_summarize} if the interview did not end with a summary
     */
    public CaseHistoryView addSummaryOf(Actor actor, AiSessionId id) {
        return transactions.inTransaction(actor, Deed.create(ResourceType.CASE_HISTORY), trace -> {
            access.requireDoctor(actor);
            // The patient before the session, as everybody who locks both.
            interviews.find(actor, id).map(found -> found.opening().patient()).ifPresent(this::keepInPlace);
            var interview = interviews.confirmed(actor, id).orElseThrow(() -> new NotFound("AI session"));
            var patient = interview.opening().patient();
            trace.about(patient);
            var unused = access.requireWriting(actor, patient);
            var summary = interview
                    .result()
                    .orElseThrow(() -> Invalid.rule(ProblemCode.NOTHING_TO_SUMMARIZE, "The interview has no summary"));
            var entry = CaseHistory.create(patient, new CaseSummary(summary.text()), id, actor.user(), clock.instant());
            histories.add(entry);
            trace.at(entry.id().value());
            return new CaseHistoryView(entry, List.of(), List.of());
        });
    }

    /**
     * Adds a document to an entry.
     *
     * @throws Invalid naming the document if it is empty; {@code quota_exceeded} if no more is kept for the user, of the patient or in
     *     the entry
     * @throws dev.doctorpatient.domain.shared.TooLarge if it is
     * @throws dev.doctorpatient.domain.shared.Unsupported if it is of no type that is taken in
     * @throws dev.doctorpatient.domain.shared.TooManyRequests if the user sent too many lately
     */
    public Document attach(Actor actor, CaseHistoryId id, Upload upload) {
        limits.count(Quota.UPLOAD, actor.user());
        return transactions.perform(actor, Deed.create(ResourceType.DOCUMENT), trace -> {
            transactions.runInTransaction(() -> {
                var unused = access.requireExtending(actor, trace.about(histories.find(id), CaseHistory::patient));
            });
            try (var files = intake.receive(List.of(upload))) {
                return files.keepFor(() -> transactions.inTransaction(() -> {
                    histories.find(id).map(CaseHistory::patient).ifPresent(this::keepInPlace);
                    var entry = access.requireExtending(actor, histories.lock(id));
                    requireRoomIn(entry);
                    histories.save(entry.extended(clock.instant()));
                    var document = owned(actor, entry, files).getFirst();
                    files.requireRoom(actor.user(), entry.patient());
                    trace.at(document.id().value());
                    trace.done();
                    return document;
                }));
            }
        });
    }

    private void requireRoomIn(CaseHistory entry) {
        if (documents.ofEntries(List.of(entry.id())).size() >= MOST_DOCUMENTS) {
            throw Invalid.rule(ProblemCode.QUOTA_EXCEEDED, "An entry has at most " + MOST_DOCUMENTS + " documents");
        }
    }

    private List<Document> owned(Actor actor, CaseHistory entry, DocumentIntake.Batch files) {
        var side = access.requireWriter(actor);
        var owned = files.all().stream()
                .map(file -> new Document(
                        file,
                        new Document.Parent.OfEntry(entry.id()),
                        entry.patient(),
                        side,
                        actor.user(),
                        clock.instant()))
                .toList();
        owned.forEach(documents::add);
        return owned;
    }
}
