package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping.Statement;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.interview.AiSessionId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CaseHistoryPolicyTest {
    private static final DocumentFilter ANY = new DocumentFilter(null, null, Set.of(), null);

    private static final String POLICY = """
            operation                        | admin                | hospital  | other_hospital | doctor               | former_doctor    | other_doctor     | patient           | relative          | stranger
            write                            | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | allowed           | not_found
            write for nobody                 | break_glass_required | forbidden | forbidden      | not_found            | not_found        | not_found        | not_found         | not_found         | not_found
            write with interview             | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | allowed           | not_found
            write with interview without chat| break_glass_required | forbidden | forbidden      | no ai_session_id     | not_found        | not_found        | allowed           | allowed           | not_found
            write with missing interview     | break_glass_required | forbidden | forbidden      | no ai_session_id     | not_found        | not_found        | no ai_session_id  | no ai_session_id  | not_found
            take interview over              | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | forbidden         | forbidden         | forbidden
            take interview without chat over | break_glass_required | forbidden | forbidden      | not_found            | not_found        | not_found        | forbidden         | forbidden         | forbidden
            take open interview over         | break_glass_required | forbidden | forbidden      | nothing_to_summarize | not_found        | not_found        | forbidden         | forbidden         | forbidden
            take missing interview over      | break_glass_required | forbidden | forbidden      | not_found            | not_found        | not_found        | forbidden         | forbidden         | forbidden
            add to patient's entry           | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | forbidden         | not_found
            add to doctor's entry            | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | forbidden         | forbidden         | not_found
            add to missing entry             | break_glass_required | forbidden | forbidden      | not_found            | not_found        | not_found        | not_found         | not_found         | not_found
            amend patient's entry            | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | forbidden         | not_found
            amend doctor's entry             | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | forbidden         | forbidden         | not_found
            amend missing entry              | break_glass_required | forbidden | forbidden      | no amends            | not_found        | not_found        | no amends         | no amends         | not_found
            read entry                       | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | allowed           | not_found
            read missing entry               | not_found            | forbidden | forbidden      | not_found            | not_found        | not_found        | not_found         | not_found         | not_found
            list entries                     | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | allowed           | not_found
            list entries of nobody           | not_found            | forbidden | forbidden      | not_found            | not_found        | not_found        | not_found         | not_found         | not_found
            list documents                   | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | allowed           | not_found
            list documents of nobody         | not_found            | forbidden | forbidden      | not_found            | not_found        | not_found        | not_found         | not_found         | not_found
            see document                     | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | allowed           | not_found
            see missing document             | not_found            | forbidden | forbidden      | not_found            | not_found        | not_found        | not_found         | not_found         | not_found
            open document                    | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | allowed           | not_found
            link document                    | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | allowed           | not_found
            link missing document            | not_found            | forbidden | forbidden      | not_found            | not_found        | not_found        | not_found         | not_found         | not_found
            link document of former chat     | break_glass_required | forbidden | forbidden      | not_found            | not_found        | not_found        | allowed           | allowed           | not_found
            see document of chat             | break_glass_required | forbidden | forbidden      | allowed              | not_found        | not_found        | allowed           | allowed           | not_found
            see document of former chat      | break_glass_required | forbidden | forbidden      | not_found            | not_found        | not_found        | allowed           | allowed           | not_found""";

    @TestFactory
    Stream<DynamicTest> aCaseHistoryBelongsToThePatientsUsersAndTheDoctorsWhoTreatThePatient() {
        return PolicyTable.tests(POLICY, CaseHistoryPolicyTest::operations);
    }

    private static Map<String, Consumer<Actor>> operations(Clinic clinic) {
        var records = new Records(clinic);
        var keeping = records.keeping();
        var byPatient = records.written(Who.PATIENT, Records.upload("%PDF"));
        var byDoctor = records.written(Who.DOCTOR);
        var document = byPatient.documents().getFirst().id();
        var linked = records.completedInterview(clinic.chat());
        var apart = records.completedInterview(null);
        var open = records.startedInterview(clinic.chat());
        var inChat = records.sentIn(clinic.chat()).id();
        var inFormerChat = sentInFormerChat(clinic, records);
        var session = SessionId.next();
        return Map.ofEntries(
                Map.entry("write", actor -> write(keeping, actor, clinic.patient(), null)),
                Map.entry("write for nobody", actor -> write(keeping, actor, PatientId.next(), null)),
                Map.entry("write with interview", actor -> write(keeping, actor, clinic.patient(), linked)),
                Map.entry("write with interview without chat", actor -> write(keeping, actor, clinic.patient(), apart)),
                Map.entry(
                        "write with missing interview",
                        actor -> write(keeping, actor, clinic.patient(), AiSessionId.next())),
                Map.entry("take interview over", actor -> keeping.addSummaryOf(actor, linked)),
                Map.entry("take interview without chat over", actor -> keeping.addSummaryOf(actor, apart)),
                Map.entry("take open interview over", actor -> keeping.addSummaryOf(actor, open)),
                Map.entry("take missing interview over", actor -> keeping.addSummaryOf(actor, AiSessionId.next())),
                Map.entry(
                        "add to patient's entry",
                        actor -> keeping.attach(actor, byPatient.entry().id(), Records.upload("%PDF"))),
                Map.entry(
                        "add to doctor's entry",
                        actor -> keeping.attach(actor, byDoctor.entry().id(), Records.upload("%PDF"))),
                Map.entry(
                        "add to missing entry",
                        actor -> keeping.attach(actor, CaseHistoryId.next(), Records.upload("%PDF"))),
                Map.entry(
                        "amend patient's entry",
                        actor -> amend(keeping, actor, clinic, byPatient.entry().id())),
                Map.entry(
                        "amend doctor's entry",
                        actor -> amend(keeping, actor, clinic, byDoctor.entry().id())),
                Map.entry("amend missing entry", actor -> amend(keeping, actor, clinic, CaseHistoryId.next())),
                Map.entry("read entry", actor -> records.histories()
                        .get(actor, byPatient.entry().id())),
                Map.entry("read missing entry", actor -> records.histories().get(actor, CaseHistoryId.next())),
                Map.entry("list entries", actor -> records.histories()
                        .list(actor, clinic.patient(), PageRequest.first())),
                Map.entry("list entries of nobody", actor -> records.histories()
                        .list(actor, PatientId.next(), PageRequest.first())),
                Map.entry("list documents", actor -> records.documents()
                        .list(actor, clinic.patient(), ANY, PageRequest.first())),
                Map.entry("list documents of nobody", actor -> records.documents()
                        .list(actor, PatientId.next(), ANY, PageRequest.first())),
                Map.entry("see document", actor -> records.documents().get(actor, document)),
                Map.entry("see missing document", actor -> records.documents().get(actor, DocumentId.next())),
                Map.entry("open document", actor -> records.documents().open(actor, document)),
                Map.entry("link document", actor -> records.links(true).make(actor, session, document)),
                Map.entry(
                        "link missing document", actor -> records.links(true).make(actor, session, DocumentId.next())),
                Map.entry("link document of former chat", actor -> records.links(true)
                        .make(actor, session, inFormerChat)),
                Map.entry("see document of chat", actor -> records.documents().get(actor, inChat)),
                Map.entry("see document of former chat", actor -> records.documents()
                        .get(actor, inFormerChat)));
    }

    private static DocumentId sentInFormerChat(Clinic clinic, Records records) {
        var former = clinic.fixtures().assigned(clinic.doctor(Who.FORMER_DOCTOR), clinic.patient());
        var document = records.sentIn(clinic.formerChat());
        clinic.fixtures().removed(former);
        return document.id();
    }

    private static void amend(CaseHistoryKeeping keeping, Actor actor, Clinic clinic, CaseHistoryId amended) {
        var unused =
                keeping.add(actor, clinic.patient(), new Statement(new CaseSummary("Fever"), null, amended), List.of());
    }

    private static void write(
            CaseHistoryKeeping keeping, Actor actor, PatientId patient, @Nullable AiSessionId interview) {
        var unused = keeping.add(actor, patient, new Statement(new CaseSummary("Fever"), interview, null), List.of());
    }
}
