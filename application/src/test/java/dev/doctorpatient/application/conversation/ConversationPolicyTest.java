package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.testing.NobodyPresent;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConversationPolicyTest {
    private static final String CHATS = """
            operation                 | admin      | hospital  | other_hospital | doctor        | former_doctor | other_doctor  | patient    | relative   | stranger
            open chat                 | allowed    | forbidden | forbidden      | allowed       | no patient_id | no patient_id | allowed    | allowed    | no patient_id
            open chat with other      | not_mapped | forbidden | forbidden      | forbidden     | no patient_id | no patient_id | not_mapped | not_mapped | no patient_id
            see chat                  | allowed    | forbidden | forbidden      | allowed       | not_found     | not_found     | allowed    | allowed    | not_found
            see former doctor's chat  | allowed    | forbidden | forbidden      | not_found     | not_found     | not_found     | allowed    | allowed    | not_found
            list chats                | allowed    | forbidden | forbidden      | allowed       | allowed       | allowed       | allowed    | allowed    | allowed""";

    /** What is said is clinical content, closed to administrators as long as no glass is broken. */
    private static final String CONTENT = """
            operation                 | admin                | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient     | relative    | stranger
            archive chat              | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            send                      | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            send to former doctor     | break_glass_required | forbidden | forbidden      | not_found | not_found     | not_found    | chat_closed | chat_closed | not_found
            read newest               | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            read with former doctor   | break_glass_required | forbidden | forbidden      | not_found | not_found     | not_found    | allowed     | allowed     | not_found
            catch up                  | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            mark patient's as read    | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | forbidden   | forbidden   | not_found
            mark missing as read      | not_found            | forbidden | forbidden      | not_found | not_found     | not_found    | not_found   | not_found   | not_found
            mark all as read          | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            take a side               | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            see receipts              | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            mark all as delivered     | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            upload                    | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found
            upload for former doctor  | break_glass_required | forbidden | forbidden      | not_found | not_found     | not_found    | chat_closed | chat_closed | not_found
            see patient's upload      | break_glass_required | forbidden | forbidden      | not_found | not_found     | not_found    | allowed     | not_found   | not_found
            see missing upload        | not_found            | forbidden | forbidden      | not_found | not_found     | not_found    | not_found   | not_found   | not_found
            announce typing           | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed     | allowed     | not_found""";

    @TestFactory
    Stream<DynamicTest> aChatIsSeenByItsSidesAndThatItExistsByAdministrators() {
        return PolicyTable.tests(CHATS, ConversationPolicyTest::chats);
    }

    @TestFactory
    Stream<DynamicTest> whatIsSaidBelongsToThePatientsUsersAndTheDoctorWhoTreatsThem() {
        return PolicyTable.tests(CONTENT, ConversationPolicyTest::content);
    }

    private static Map<String, Consumer<Actor>> chats(Clinic clinic) {
        var rooms = rooms(clinic);
        var doctor = clinic.doctor(Who.DOCTOR);
        var other = clinic.doctor(Who.OTHER_DOCTOR);
        return Map.of(
                "open chat", actor -> rooms.open(actor, doctor, clinic.patient()),
                "open chat with other", actor -> rooms.open(actor, other, clinic.patient()),
                "see chat", actor -> rooms.get(actor, clinic.chat()),
                "see former doctor's chat", actor -> rooms.get(actor, clinic.formerChat()),
                "list chats", actor -> rooms.list(actor, PageRequest.first()));
    }

    private static Map<String, Consumer<Actor>> content(Clinic clinic) {
        var rooms = rooms(clinic);
        var messaging = clinic.messaging();
        var sending = clinic.sending();
        var said = sending.send(clinic.actor(Who.PATIENT), text(clinic.chat()))
                .view()
                .message()
                .id();
        var sharing = new FileSharing(
                clinic.stores().chats(),
                clinic.stores().chatUploads(),
                clinic.intake(),
                clinic.stores().careTeams(),
                clinic.limits(),
                clinic.audited(),
                clinic.clock());
        var waiting = sharing.upload(clinic.actor(Who.PATIENT), clinic.chat(), upload())
                .file()
                .id();
        return Map.ofEntries(
                Map.entry("archive chat", actor -> rooms.setActive(actor, clinic.chat(), false)),
                Map.entry("send", actor -> sending.send(actor, text(clinic.chat()))),
                Map.entry("send to former doctor", actor -> sending.send(actor, text(clinic.formerChat()))),
                Map.entry("read newest", actor -> messaging.newest(actor, clinic.chat(), PageRequest.first())),
                Map.entry(
                        "read with former doctor",
                        actor -> messaging.newest(actor, clinic.formerChat(), PageRequest.first())),
                Map.entry("catch up", actor -> messaging.after(actor, clinic.chat(), 0, PageRequest.first())),
                Map.entry("mark patient's as read", actor -> messaging.markRead(actor, said)),
                Map.entry("mark missing as read", actor -> messaging.markRead(actor, MessageId.next())),
                Map.entry("mark all as read", actor -> messaging.markReadUpTo(actor, clinic.chat(), 1)),
                Map.entry("take a side", actor -> messaging.join(actor, clinic.chat())),
                Map.entry("see receipts", actor -> rooms.receipts(actor, clinic.chat())),
                Map.entry("mark all as delivered", actor -> messaging.markDeliveredUpTo(actor, clinic.chat(), 1)),
                Map.entry("upload", actor -> sharing.upload(actor, clinic.chat(), upload())),
                Map.entry("upload for former doctor", actor -> sharing.upload(actor, clinic.formerChat(), upload())),
                Map.entry("see patient's upload", actor -> sharing.get(actor, waiting)),
                Map.entry("see missing upload", actor -> sharing.get(actor, DocumentId.next())),
                Map.entry("announce typing", actor -> messaging.announceTyping(actor, clinic.chat(), true)));
    }

    private static ChatRooms rooms(Clinic clinic) {
        var stores = clinic.stores();
        return new ChatRooms(
                stores.chats(),
                stores.doctors(),
                stores.patients(),
                stores.careTeams(),
                new NobodyPresent(),
                stores.sightings(),
                stores.audited(clinic.clock()),
                clinic.clock());
    }

    private static Upload upload() {
        return new Upload("file", new FileName("a.pdf"), new ByteArrayInputStream(new byte[] {'%'}));
    }

    private static Outgoing text(ChatId chat) {
        return new Outgoing(chat, new Outgoing.Body.Text(new MessageText("Hello")), null, null, null);
    }
}
