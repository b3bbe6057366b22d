package dev.doctorpatient.application.notification;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.shared.ResourceType;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NotificationPolicyTest {
    private static final String POLICY = """
            operation                    | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            list                         | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            count                        | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            see the administrator's      | allowed   | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            see the hospital's           | not_found | allowed   | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            see the other hospital's     | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            see the doctor's             | not_found | not_found | not_found      | allowed   | not_found     | not_found    | not_found | not_found | not_found
            see the former doctor's      | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            see the patient's            | not_found | not_found | not_found      | not_found | not_found     | not_found    | allowed   | not_found | not_found
            see the relative's           | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | allowed   | not_found
            see the stranger's           | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            see a missing one            | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found""";

    @TestFactory
    Stream<DynamicTest> everybodyReadsTheirOwnWhileTheyHaveToDoWithThePatient() {
        return PolicyTable.tests(POLICY, NotificationPolicyTest::operations);
    }

    private static Map<String, Consumer<Actor>> operations(Clinic clinic) {
        var stores = clinic.stores();
        var inbox = new NotificationInbox(stores.notifications(), stores.transactions());
        return Map.ofEntries(
                Map.entry("list", actor -> inbox.list(actor, null, PageRequest.first())),
                Map.entry("count", inbox::countUnread),
                Map.entry("see the administrator's", seeing(clinic, inbox, Who.ADMIN)),
                Map.entry("see the hospital's", seeing(clinic, inbox, Who.HOSPITAL)),
                Map.entry("see the other hospital's", seeing(clinic, inbox, Who.OTHER_HOSPITAL)),
                Map.entry("see the doctor's", seeing(clinic, inbox, Who.DOCTOR)),
                Map.entry("see the former doctor's", seeing(clinic, inbox, Who.FORMER_DOCTOR)),
                Map.entry("see the patient's", seeing(clinic, inbox, Who.PATIENT)),
                Map.entry("see the relative's", seeing(clinic, inbox, Who.RELATIVE)),
                Map.entry("see the stranger's", seeing(clinic, inbox, Who.STRANGER)),
                Map.entry("see a missing one", actor -> inbox.markRead(actor, NotificationId.next())));
    }

    private static Consumer<Actor> seeing(Clinic clinic, NotificationInbox inbox, Who recipient) {
        var notification = Notification.create(
                clinic.actor(recipient).user(),
                NotificationKind.BREAK_GLASS,
                new Resource(ResourceType.CHAT, clinic.chat().value()),
                clinic.patient(),
                clinic.clock().instant());
        clinic.stores()
                .transactions()
                .runInTransaction(() -> clinic.stores().notifications().add(notification));
        return actor -> inbox.markRead(actor, notification.id());
    }
}
