package dev.doctorpatient.application.conversation;

import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.conversation.Seen;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatRoomsTest {
    private static final Seen AWAY = new Seen(false, Fixtures.NOW);

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final ChatRooms rooms = new ChatRooms(
            stores.chats(),
            stores.doctors(),
            stores.patients(),
            stores.careTeams(),
            (_, side) -> side == Side.DOCTOR,
            stores.sightings(),
            stores.audited(clinic.clock()),
            clinic.clock());
    private final Messaging messaging = clinic.messaging();
    private final MessageSending sending = clinic.sending();
    private final ChatLifecycle lifecycle = new ChatLifecycle(stores.chats(), clinic.clock());
    private final Actor patient = clinic.actor(Who.PATIENT);
    private final Actor doctor = clinic.actor(Who.DOCTOR);

    @Test
    void twoWhoHaveAChatGetThatOne() {
        var opened = rooms.open(patient, clinic.doctor(Who.DOCTOR), clinic.patient());

        assertThat(opened.isNew()).isFalse();
        assertThat(opened.view().chat().id()).isEqualTo(clinic.chat());
    }

    @Test
    void aDoctorAndAPatientWhoAreMappedGetAChatWhoeverAsks() {
        var other = clinic.doctor(Who.OTHER_DOCTOR);
        var unused = clinic.fixtures().assigned(other, clinic.patient());

        var opened = rooms.open(clinic.actor(Who.RELATIVE), other, clinic.patient());
        var again = rooms.open(clinic.actor(Who.OTHER_DOCTOR), other, clinic.patient());

        assertThat(opened.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.view().chat()).isEqualTo(opened.view().chat());
        assertThat(opened.view().last()).isNull();
        assertThat(opened.view().unread()).isZero();
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertUnknown("doctor_id", () -> rooms.open(patient, DoctorId.next(), clinic.patient()));
        assertUnknown("patient_id", () -> rooms.open(doctor, clinic.doctor(Who.DOCTOR), PatientId.next()));
    }

    @Test
    void aChatThatWasClosedIsNotOpenedAgain() {
        var former = clinic.doctor(Who.FORMER_DOCTOR);

        assertRefused(ProblemCode.NOT_MAPPED, () -> rooms.open(patient, former, clinic.patient()));
    }

    @Test
    void everySideSeesHowManyMessagesWaitForIt() {
        said(patient, "One");
        said(patient, "Two");
        var last = said(doctor, "Three");
        new Attendance(stores.sightings(), stores.transactions())
                .note(Map.of(clinic.patient().value(), Fixtures.NOW));

        var forDoctor = rooms.get(doctor, clinic.chat());
        var forRelative = rooms.get(clinic.actor(Who.RELATIVE), clinic.chat());

        assertThat(forDoctor.unread()).isEqualTo(2);
        assertThat(forRelative.unread()).isEqualTo(1);
        assertThat(forDoctor.last()).isEqualTo(new MessageView(last, forDoctor.chat()));
        assertThat(forDoctor.doctor()).isEqualTo(new Seen(true, null));
        assertThat(forDoctor.patient()).isEqualTo(AWAY);
    }

    @Test
    void whatWasReadWaitsNoMore() {
        said(patient, "One");
        var second = said(patient, "Two");
        said(patient, "Three");

        messaging.markRead(doctor, second.id());

        assertThat(rooms.get(doctor, clinic.chat()).unread()).isEqualTo(1);
    }

    @Test
    void anAdministratorSeesThatAChatExistsAndNotWhatIsSaid() {
        said(patient, "One");

        var view = rooms.get(clinic.admin(), clinic.chat());
        var listed = rooms.list(clinic.admin(), PageRequest.first()).items();

        assertThat(view.chat().lastSeq()).isEqualTo(1);
        assertThat(view.last()).isNull();
        assertThat(view.unread()).isZero();
        assertThat(listed).hasSize(2).allSatisfy(chat -> assertThat(chat.last()).isNull());
    }

    @Test
    void everybodyListsTheChatsThatTheyHaveAPartIn() {
        assertThat(listed(Who.PATIENT)).containsExactlyInAnyOrder(clinic.chat(), clinic.formerChat());
        assertThat(listed(Who.RELATIVE)).containsExactlyInAnyOrder(clinic.chat(), clinic.formerChat());
        assertThat(listed(Who.DOCTOR)).containsExactly(clinic.chat());
        assertThat(listed(Who.FORMER_DOCTOR)).isEmpty();
        assertThat(listed(Who.STRANGER)).isEmpty();
    }

    @Test
    void everySideArchivesForItself() {
        clinic.clock().advance(Duration.ofMinutes(1));

        var archived = rooms.setActive(clinic.actor(Who.RELATIVE), clinic.chat(), false)
                .chat();

        assertThat(archived.isActive(Side.PATIENT)).isFalse();
        assertThat(archived.isActive(Side.DOCTOR)).isTrue();
        assertThat(rooms.get(doctor, clinic.chat()).chat()).isEqualTo(archived);
        assertThat(rooms.setActive(doctor, clinic.chat(), false).chat().isActive(Side.DOCTOR))
                .isFalse();
        assertThat(rooms.setActive(patient, clinic.chat(), true).chat().isActive(Side.PATIENT))
                .isTrue();
    }

    @Test
    void aNewMessageTakesAChatOutOfTheArchive() {
        rooms.setActive(doctor, clinic.chat(), false);
        rooms.setActive(patient, clinic.chat(), false);

        said(patient, "Hello");

        var chat = rooms.get(doctor, clinic.chat()).chat();
        assertThat(chat.isActive(Side.DOCTOR)).isTrue();
        assertThat(chat.isActive(Side.PATIENT)).isTrue();
    }

    @Test
    void theFirstAssignmentOfTwoCreatesTheirChatAndALaterOneDoesNot() {
        var assignment = Assignment.create(
                clinic.doctor(Who.OTHER_DOCTOR),
                clinic.patient(),
                clinic.clock().instant());
        var created = stores.transactions().inTransaction(() -> lifecycle.assigned(assignment));
        var first = between(assignment);

        var again = stores.transactions().inTransaction(() -> lifecycle.assigned(assignment));

        assertThat(first.map(Chat::id)).hasValue(created);
        assertThat(between(assignment)).isEqualTo(first);
        assertThat(again).isEqualTo(created);
    }

    @Test
    void noChatIsOpenedAnewWithSomebodyWhoWasPutAway() {
        stores.transactions().runInTransaction(() -> {
            var former = stores.doctors().lock(clinic.doctor(Who.DOCTOR)).orElseThrow();
            stores.doctors().save(former.withActive(false, clinic.clock().instant()));
        });

        assertUnknown("doctor_id", () -> rooms.open(clinic.admin(), clinic.doctor(Who.DOCTOR), clinic.patient()));

        stores.transactions().runInTransaction(() -> {
            var back = stores.doctors().lock(clinic.doctor(Who.DOCTOR)).orElseThrow();
            stores.doctors().save(back.withActive(true, clinic.clock().instant()));
            var gone = stores.patients().lock(clinic.patient()).orElseThrow();
            stores.patients().save(gone.withActive(false, clinic.clock().instant()));
        });

        assertUnknown("patient_id", () -> rooms.open(clinic.admin(), clinic.doctor(Who.DOCTOR), clinic.patient()));
        assertThat(rooms.get(doctor, clinic.chat()).chat().id()).isEqualTo(clinic.chat());
    }

    private Optional<Chat> between(Assignment assignment) {
        return stores.transactions()
                .inTransaction(() -> stores.chats().findBetween(assignment.doctor(), assignment.patient()));
    }

    private List<ChatId> listed(Who who) {
        var views = rooms.list(clinic.actor(who), PageRequest.first()).items();
        return views.stream().map(view -> view.chat().id()).toList();
    }

    private Message said(Actor actor, String text) {
        return sending.send(
                        actor,
                        new Outgoing(clinic.chat(), new Outgoing.Body.Text(new MessageText(text)), null, null, null))
                .view()
                .message();
    }
}
