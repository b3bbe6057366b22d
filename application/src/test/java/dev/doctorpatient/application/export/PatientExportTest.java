package dev.doctorpatient.application.export;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.casehistory.CaseHistoryView;
import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.application.export.PatientRecord.Conversation;
import dev.doctorpatient.application.export.PatientRecord.Visit;
import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.scheduling.AppointmentBooking;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.NobodyPresent;
import dev.doctorpatient.testing.NobodyTold;
import dev.doctorpatient.testing.ScriptedReplies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PatientExportTest {
    private static final String POLICY = """
            operation             | admin                | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            export patient        | break_glass_required | forbidden | forbidden      | forbidden | forbidden     | forbidden    | allowed   | allowed   | not_found
            export behind glass   | allowed              | forbidden | forbidden      | forbidden | forbidden     | forbidden    | allowed   | allowed   | not_found
            export missing        | not_found            | forbidden | forbidden      | forbidden | forbidden     | forbidden    | not_found | not_found | not_found""";

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();

    private static PatientExport export(Clinic clinic) {
        var stores = clinic.stores();
        var sources = new PatientExport.Sources(
                stores.patients(),
                stores.doctors(),
                stores.hospitals(),
                stores.users(),
                stores.mappings(),
                stores.careTeams(),
                stores.appointments(),
                stores.appointmentHistory(),
                stores.chats(),
                stores.messageLog(),
                new NobodyPresent(),
                stores.interviews(),
                stores.caseHistories(),
                stores.documents(),
                clinic.files(),
                stores.auditEvents());
        return new PatientExport(sources, clinic.limits(), clinic.audited(), clinic.clock());
    }

    private PatientRecord exported(Who who) {
        return export(clinic).open(clinic.actor(who), clinic.patient());
    }

    private static <T> List<T> all(Iterable<T> items) {
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    @TestFactory
    Stream<DynamicTest> aRecordIsThePatientsUsersAndAdministratorsGetItBehindGlass() {
        return PolicyTable.tests(POLICY, PatientExportTest::operations);
    }

    private static Map<String, Consumer<Actor>> operations(Clinic clinic) {
        var export = export(clinic);
        return Map.of(
                "export patient", actor -> export.open(actor, clinic.patient()),
                "export behind glass", actor -> export.open(behindGlass(actor), clinic.patient()),
                "export missing", actor -> export.open(behindGlass(actor), PatientId.next()));
    }

    private static Actor behindGlass(Actor actor) {
        return actor instanceof Actor.Administrator administrator
                ? new Actor.Administrator(administrator.user(), new BreakGlass("The court asked for it"))
                : actor;
    }

    private void says(ChatId chat, MessageContent content) {
        var draft = new Draft(
                MessageId.next(),
                chat,
                Side.PATIENT,
                clinic.actor(Who.PATIENT).user(),
                content,
                null,
                clinic.clock().instant());
        var unused = stores.messageLog().append(draft, new NobodyTold(), _ -> {});
    }

    private FileDetails kept(String name) {
        var file = Fixtures.newFile(name, FileType.PDF);
        var bytes = new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8));
        try (var incoming = clinic.files().receive(file.id(), bytes, 100)) {
            incoming.keep();
        }
        return file;
    }

    private CaseHistoryView written(PatientId patient, FileDetails file) {
        var author = clinic.actor(Who.PATIENT).user();
        var entry = CaseHistory.create(
                patient, new CaseSummary("Fever"), null, author, clinic.clock().instant());
        var document = new Document(
                file,
                new Document.Parent.OfEntry(entry.id()),
                patient,
                Side.PATIENT,
                author,
                clinic.clock().instant());
        stores.transactions().runInTransaction(() -> {
            stores.caseHistories().add(entry);
            stores.documents().add(document);
        });
        return new CaseHistoryView(entry, List.of(document), List.of());
    }

    @Test
    void theCareTeamIsWhoIsAroundThePatientNow() {
        var team = exported(Who.PATIENT).careTeam();

        assertThat(team.relatives())
                .extracting(PatientRecord.Relative::kinship)
                .extracting(Kinship::user, Kinship::relation)
                .containsExactlyInAnyOrder(
                        tuple(clinic.actor(Who.PATIENT).user(), Relation.SELF),
                        tuple(clinic.actor(Who.RELATIVE).user(), Relation.PARENT));
        assertThat(exported(Who.RELATIVE).careTeam().relatives())
                .extracting(PatientRecord.Relative::kinship)
                .extracting(Kinship::user)
                .containsExactly(clinic.actor(Who.RELATIVE).user());
        assertThat(team.relatives()).noneMatch(relative -> relative.name().isBlank());
        assertThat(team.doctors()).extracting(doctor -> doctor.id()).containsExactly(clinic.doctor(Who.DOCTOR));
        assertThat(team.hospitals())
                .extracting(hospital -> hospital.id())
                .containsExactly(clinic.hospital(Who.HOSPITAL));
    }

    @Test
    void onlyThePatientsOwnAccountIsInIt() {
        assertThat(exported(Who.PATIENT).account()).hasValueSatisfying(account -> assertThat(account.id())
                .isEqualTo(clinic.actor(Who.PATIENT).user()));
        assertThat(exported(Who.RELATIVE).account()).isEmpty();
    }

    @Test
    void whoseAccountIsShutOutGetsNoFurther() {
        var unused = written(clinic.patient(), kept("report.pdf"));
        var record = exported(Who.RELATIVE);
        var document = record.documents().iterator();
        assertThat(document.hasNext()).isTrue();
        var kept = document.next();
        clinic.stores().transactions().runInTransaction(() -> {
            var user = clinic.actor(Who.RELATIVE).user();
            var account = clinic.stores().users().lock(user).orElseThrow();
            clinic.stores()
                    .users()
                    .save(account.withActive(false, clinic.clock().instant()));
        });

        assertRefused(ProblemCode.UNAUTHENTICATED, record::careTeam);
        assertRefused(
                ProblemCode.UNAUTHENTICATED, () -> record.entries().iterator().hasNext());
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> record.open(kept));
    }

    @Test
    void allChatsAreThereToTheirLastMessage() {
        IntStream.rangeClosed(1, 205).forEach(number -> says(clinic.chat(), MessageContent.Text.of("No. " + number)));
        var others = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient(Who.STRANGER));
        says(
                clinic.fixtures().chat(others.doctor(), others.patient()).id(),
                MessageContent.Text.of("Of somebody else"));

        var record = exported(Who.PATIENT);
        var conversations = all(record.conversations());

        assertThat(conversations)
                .extracting(conversation -> conversation.view().chat().id())
                .containsExactlyInAnyOrder(clinic.chat(), clinic.formerChat());
        assertThat(conversations).extracting(Conversation::doctorName).doesNotContain("");
        var long1 = conversations.stream()
                .filter(conversation -> conversation.view().chat().id().equals(clinic.chat()))
                .findFirst()
                .orElseThrow();
        says(clinic.chat(), MessageContent.Text.of("Too late"));
        assertThat(all(record.messages(long1)))
                .extracting(MessageView::message)
                .extracting(message -> message.seq())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 205).mapToObj(Long::valueOf).toList());
    }

    @Test
    void interviewsAreThereAndWhatTheDoctorAsksTheAssistantIsNot() {
        var interviewer = new ScriptedReplies(stores.transactions()).says("What brings you here?");
        var interviewing = new Interviewing(clinic, interviewer, 1);
        var interview = interviewing
                .start(clinic.actor(Who.PATIENT), clinic.patient(), null)
                .opening()
                .id();
        var unused =
                interviewing.opening().startConsultation(clinic.actor(Who.DOCTOR), clinic.patient(), null, Set.of());

        assertThat(all(exported(Who.PATIENT).interviews()))
                .extracting(Interview::opening)
                .extracting(opening -> opening.id())
                .containsExactly(interview);
    }

    @Test
    void entriesAndDocumentsAreThereWithTheirBytes() throws IOException {
        var ofEntry = kept("report.pdf");
        var entry = written(clinic.patient(), ofEntry);
        clinic.clock().advance(Duration.ofMinutes(1));
        var inChat = kept("rash.pdf");
        says(clinic.chat(), new MessageContent.Attachment(MessageContent.Kind.FILE, inChat, null));
        var unused = written(clinic.patient(Who.STRANGER), kept("others.pdf"));

        var record = exported(Who.PATIENT);

        assertThat(all(record.entries())).containsExactly(entry);
        var documents = all(record.documents());
        assertThat(documents).extracting(Document::file).containsExactly(inChat, ofEntry);
        try (var bytes = record.open(documents.getFirst()).orElseThrow()) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("rash.pdf");
        }
        clinic.files().remove(inChat.id());
        assertThat(record.open(documents.getFirst())).isEmpty();
    }

    @Test
    void appointmentsAreThereWithTheirHistoryAndOthersAreNot() {
        var booked = booked(clinic.patient(), 1);
        var revised = new Bookings(clinic)
                .revise(
                        clinic.admin(),
                        booked.id(),
                        editable -> new AppointmentBooking.Editable(
                                editable.slot(), AppointmentType.REMOTE, editable.extras()));
        var unused = booked(clinic.patient(Who.STRANGER), 2);

        var visits = all(exported(Who.PATIENT).visits());

        assertThat(visits).extracting(Visit::appointment).containsExactly(revised);
        assertThat(visits.getFirst().doctorName()).isNotBlank();
        assertThat(visits.getFirst().history())
                .extracting(AppointmentRevision::state)
                .containsExactly(booked, revised);
    }

    private Appointment booked(PatientId patient, int hours) {
        var slot = new TimeSlot(clinic.clock().instant().plus(Duration.ofHours(hours)), Duration.ofMinutes(30));
        return new Bookings(clinic)
                .book(
                        clinic.admin(),
                        new Request(clinic.doctor(Who.DOCTOR), patient, null, slot, AppointmentType.REGULAR, null));
    }

    @Test
    void itLeavesOneTraceWhichIsInIt() {
        var record = exported(Who.RELATIVE);

        assertThat(all(record.accessLog()))
                .extracting(entry -> entry.chained().event())
                .extracting(AuditEvent::actor, AuditEvent::action, AuditEvent::resourceType, AuditEvent::resource)
                .containsExactly(tuple(
                        clinic.actor(Who.RELATIVE).user(),
                        AuditAction.READ,
                        ResourceType.PATIENT_RECORD,
                        clinic.patient().value()));
        all(record.conversations());
        all(record.documents());
        assertThat(stores.trace()).hasSize(1);
    }

    @Test
    void refusalsLeaveATraceToo() {
        assertNotFound(() -> exported(Who.STRANGER));
        assertRefused(ProblemCode.FORBIDDEN, () -> exported(Who.DOCTOR));
        clinic.limits().reach();
        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> exported(Who.PATIENT));

        assertThat(stores.trace())
                .extracting(AuditEvent::actor, AuditEvent::patient, AuditEvent::outcome)
                .containsExactly(
                        tuple(clinic.actor(Who.STRANGER).user(), clinic.patient(), AuditOutcome.DENIED),
                        tuple(clinic.actor(Who.DOCTOR).user(), clinic.patient(), AuditOutcome.DENIED),
                        tuple(clinic.actor(Who.PATIENT).user(), clinic.patient(), AuditOutcome.FAILED));
    }

    @Test
    void onlyWhoMayIsCounted() {
        assertNotFound(() -> exported(Who.STRANGER));
        var unused = exported(Who.PATIENT);

        assertThat(clinic.limits().counted())
                .extracting(counted -> counted.quota(), counted -> counted.user())
                .containsExactly(tuple(Quota.EXPORT, clinic.actor(Who.PATIENT).user()));
    }

    @Test
    void whoLosesThePatientOnTheWayGetsNoMore() {
        var guardian =
                clinic.fixtures().related(clinic.actor(Who.STRANGER).user(), clinic.patient(), Relation.GUARDIAN);
        var record = exported(Who.STRANGER);
        assertThat(all(record.conversations())).isNotEmpty();

        clinic.fixtures().removed(guardian);

        assertNotFound(() -> all(record.conversations()));
        assertNotFound(record::careTeam);
    }
}
