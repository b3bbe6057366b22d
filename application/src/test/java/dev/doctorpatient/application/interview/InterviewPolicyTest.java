package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.testing.ScriptedReplies;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class InterviewPolicyTest {
    private static final String POLICY = """
            operation               | admin                | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient     | relative    | stranger
            start about patient     | forbidden            | forbidden | forbidden      | forbidden | forbidden     | forbidden    | allowed     | allowed     | no patient_id
            start in chat           | forbidden            | forbidden | forbidden      | forbidden | forbidden     | forbidden    | allowed     | allowed     | no chat_id
            start in closed chat    | forbidden            | forbidden | forbidden      | forbidden | forbidden     | forbidden    | chat_closed | chat_closed | no chat_id
            start about themselves  | forbidden            | forbidden | forbidden      | forbidden | forbidden     | forbidden    | allowed     | allowed     | allowed
            see session             | allowed              | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            see session without chat| allowed              | forbidden | forbidden      | not_found | not_found     | not_found    | allowed     | allowed     | not_found
            see missing session     | not_found            | forbidden | forbidden      | not_found | not_found     | not_found    | not_found   | not_found   | not_found
            list sessions           | allowed              | forbidden | forbidden      | allowed   | allowed       | allowed      | allowed     | allowed     | allowed
            read transcript         | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            read missing transcript | not_found            | forbidden | forbidden      | not_found | not_found     | not_found    | not_found   | not_found   | not_found
            say                     | break_glass_required | forbidden | forbidden      | forbidden | not_found     | not_found    | allowed     | allowed     | not_found
            resume                  | break_glass_required | forbidden | forbidden      | forbidden | not_found     | not_found    | allowed     | allowed     | not_found
            end                     | break_glass_required | forbidden | forbidden      | forbidden | not_found     | not_found    | allowed     | allowed     | not_found""";

    @TestFactory
    Stream<DynamicTest> anInterviewBelongsToThePatientsUsersAndIsReadByTheDoctorOfItsChat() {
        return PolicyTable.tests(POLICY, InterviewPolicyTest::operations);
    }

    private static Map<String, Consumer<Actor>> operations(Clinic clinic) {
        var stores = clinic.stores();
        var interviewing =
                new Interviewing(clinic, new ScriptedReplies(stores.transactions()).says("One?", "Two?", "Three?"), 5);
        var records = new InterviewRecords(
                stores.interviews(), stores.careTeams(), stores.chats(), stores.audited(clinic.clock()));
        var patient = clinic.actor(Who.PATIENT);
        var id = interviewing
                .start(patient, clinic.patient(), clinic.chat())
                .opening()
                .id();
        var apart =
                interviewing.start(patient, clinic.patient(), null).opening().id();
        return Map.ofEntries(
                Map.entry("start about patient", actor -> interviewing.start(actor, clinic.patient(), null)),
                Map.entry("start in chat", actor -> interviewing.start(actor, null, clinic.chat())),
                Map.entry("start in closed chat", actor -> interviewing.start(actor, null, clinic.formerChat())),
                Map.entry("start about themselves", actor -> interviewing.start(actor, null, null)),
                Map.entry("see session", actor -> records.get(actor, id)),
                Map.entry("see session without chat", actor -> records.get(actor, apart)),
                Map.entry("see missing session", actor -> records.get(actor, AiSessionId.next())),
                Map.entry(
                        "list sessions",
                        actor -> records.list(actor, new AiSessionFilter(null, null, null), PageRequest.first())),
                Map.entry("read transcript", actor -> records.read(actor, id)),
                Map.entry("read missing transcript", actor -> records.read(actor, AiSessionId.next())),
                Map.entry("say", actor -> interviewing.say(actor, id, new SessionMessage("It hurts", null))),
                Map.entry("resume", actor -> interviewing.resume(actor, id)),
                Map.entry("end", actor -> interviewing.end(actor, id)));
    }
}
