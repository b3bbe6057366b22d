package dev.doctorpatient.application.careteam;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.conversation.ChatLifecycle;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.identity.UserId;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CareTeamPolicyTest {
    private static final String POLICY = """
            operation                | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            affiliate                | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            register                 | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            assign                   | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            relate                   | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            change relation          | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            remove mapping           | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            read patient's relations | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | allowed   | not_found | not_found
            read missing relations   | not_found | forbidden | forbidden      | forbidden | forbidden     | forbidden    | not_found | not_found | not_found""";

    @TestFactory
    Stream<DynamicTest> administratorsMapAndPatientsSeeForWhomTheyAct() {
        return PolicyTable.tests(POLICY, CareTeamPolicyTest::operations);
    }

    private static Map<String, Consumer<Actor>> operations(Clinic clinic) {
        var stores = clinic.stores();
        var membership = new CareTeamMembership(
                stores.mappings(),
                stores.hospitals(),
                stores.doctors(),
                stores.patients(),
                stores.users(),
                new ChatLifecycle(stores.chats(), clinic.clock()),
                clinic.accessFeed(),
                clinic.audited(),
                clinic.clock());
        var hospital = clinic.hospital(Who.OTHER_HOSPITAL);
        var doctor = clinic.doctor(Who.OTHER_DOCTOR);
        var stranger = clinic.actor(Who.STRANGER).user();
        var somewhere = clinic.fixtures().affiliated(clinic.hospital(Who.HOSPITAL), clinic.doctor(Who.FORMER_DOCTOR));
        var kinship = clinic.fixtures().related(stranger, clinic.patient(Who.RELATIVE), Relation.OTHER);
        return Map.of(
                "affiliate", actor -> membership.affiliate(actor, hospital, doctor),
                "register", actor -> membership.register(actor, hospital, clinic.patient()),
                "assign", actor -> membership.assign(actor, doctor, clinic.patient()),
                "relate", actor -> membership.relate(actor, stranger, clinic.patient(), Relation.SPOUSE),
                "change relation", actor -> membership.changeRelation(actor, kinship.id(), Relation.SIBLING),
                "remove mapping", actor -> membership.remove(actor, Affiliation.class, somewhere.id()),
                "read patient's relations",
                        actor -> membership.patientsOf(
                                actor, clinic.actor(Who.PATIENT).user()),
                "read missing relations", actor -> membership.patientsOf(actor, UserId.next()));
    }
}
