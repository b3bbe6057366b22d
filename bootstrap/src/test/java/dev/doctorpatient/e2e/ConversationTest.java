package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConversationTest {
    private final Clinic clinic = Clinic.here();

    @Test
    void aChatIsOpenedOnce() {
        var chat = clinic.newChat();
        var participants = json("doctor_id", chat.doctorId(), "patient_id", chat.patientId());

        for (var person : List.of(clinic.doctor(), clinic.patient(), clinic.administrator())) {
            var body = person.post("/chats", participants).ok().shaped(Shapes.CHAT);
            assertThat(body.get("id").asText()).isEqualTo(chat.id());
            assertThat(body.get("unread_count").asInt()).isZero();
            assertThat(body.get("last_message").isNull()).isTrue();
            assertThat(body.get("doctor_online").asBoolean()).isFalse();
        }
    }

    @Test
    void onlyTheTwoSidesOpenAChatAndOnlyWhileTheyAreMapped() {
        var child = clinic.childOf(clinic.patient());
        var unmapped = json("doctor_id", clinic.doctor().profileId(), "patient_id", child);

        clinic.patient().post("/chats", unmapped).refused(422, "not_mapped");
        clinic.doctor().post("/chats", unmapped).invalid("patient_id");
        clinic.strangePatient().post("/chats", unmapped).invalid("patient_id");
        clinic.hospital().post("/chats", unmapped).refused(403, "forbidden");
        clinic.anybody().post("/chats", unmapped).refused(401, "unauthenticated");
        clinic.patient()
                .post("/chats", json("doctor_id", UUID.randomUUID().toString(), "patient_id", child))
                .invalid("doctor_id");
    }

    @Test
    void aChatOfOthersLooksMissing() {
        var chat = clinic.newChat();
        var message = clinic.doctor().writes(chat, "Between us");
        var path = "/chats/" + chat.id();

        for (var person : List.of(clinic.strangeDoctor(), clinic.strangePatient())) {
            var missing = person.get("/chats/" + UUID.randomUUID()).refused(404, "not_found");
            assertThat(person.get(path).refused(404, "not_found").body()).isEqualTo(missing.body());
            person.get(path + "/messages").refused(404, "not_found");
            person.put(path, json("is_active", false)).refused(404, "not_found");
            person.put(path + "/read", json("up_to_seq", 1)).refused(404, "not_found");
            person.put("/messages/" + message.id() + "/read").refused(404, "not_found");
            person.post("/messages", json("chat_id", chat.id(), "message", "Me too"))
                    .invalid("chat_id");
            assertThat(person.get("/chats", "limit", 200).each("id")).doesNotContain(chat.id());
        }
        clinic.hospital().get(path).refused(403, "forbidden");
        clinic.hospital().get("/chats").refused(403, "forbidden");
        clinic.hospital().get(path + "/messages").refused(403, "forbidden");
        clinic.anybody().get(path + "/messages").refused(401, "unauthenticated");
    }

    @Test
    void administratorsSeeThatAChatExistsAndNotWhatIsSaid() {
        var chat = clinic.newChat();
        clinic.doctor().writes(chat, "Between us");
        var admin = clinic.administrator();

        var body = admin.get("/chats/" + chat.id()).ok().shaped(Shapes.CHAT);

        assertThat(body.get("last_message").isNull()).isTrue();
        admin.get("/chats/" + chat.id() + "/messages").refused(403, "break_glass_required");
        admin.get("/chats/" + UUID.randomUUID() + "/messages").refused(404, "not_found");
        admin.post("/messages", json("chat_id", chat.id(), "message", "Hello")).refused(403, "break_glass_required");
    }

    @Test
    void messagesAreNumberedWithoutGapsAndComeBackWhole() {
        var chat = clinic.newChat();
        var text = "  Grüß Gott ☕ 👩‍⚕️\n\tone\\two \"three\" <b>&amp;</b> %s ' ; DROP TABLE x --  ";

        var first = clinic.doctor()
                .post("/messages", json("chat_id", chat.id(), "message", text))
                .created();
        var second = clinic.patient()
                .post(
                        "/messages",
                        json(
                                "chat_id", chat.id(),
                                "message", "x".repeat(8_000),
                                "message_type", "text",
                                "sender_id", chat.patientId(),
                                "receiver_id", chat.doctorId()))
                .created();

        var body = first.shaped(Shapes.MESSAGE);
        assertThat(first.location()).startsWith("/chats/" + chat.id());
        assertThat(body.get("message").asText()).isEqualTo(text);
        assertThat(body.get("seq").asInt()).isEqualTo(1);
        assertThat(body.get("message_type").asText()).isEqualTo("text");
        assertThat(body.get("file_details").isNull()).isTrue();
        assertThat(body.get("client_message_id").isNull()).isTrue();
        assertThat(second.shaped(Shapes.MESSAGE).get("seq").asInt()).isEqualTo(2);
        assertThat(second.text("sender_id")).isEqualTo(chat.patientId());
        assertThat(second.text("sent_by")).isEqualTo(clinic.patient().userId());
        var items = clinic.patient().get("/chats/" + chat.id() + "/messages").items(Shapes.MESSAGE);
        assertThat(items).containsExactly(second.body(), body);
    }

    @Test
    void whatAMessageCannotBeIsRefusedByName() {
        var chat = clinic.newChat();
        var doctor = clinic.doctor();

        doctor.post("/messages", json("chat_id", chat.id())).invalid("message");
        doctor.post("/messages", json("message", "Hello")).invalid("chat_id");
        doctor.post("/messages", json("chat_id", UUID.randomUUID().toString(), "message", "Hello"))
                .invalid("chat_id");
        doctor.post("/messages", json("chat_id", chat.id(), "message", " \n ")).invalid("message");
        doctor.post("/messages", json("chat_id", chat.id(), "message", "x".repeat(8_001)))
                .invalid("message");
        doctor.post("/messages", json("chat_id", chat.id(), "message", "a\u0000b"))
                .invalid("message");
        doctor.post("/messages", json("chat_id", chat.id(), "message", 5)).invalid("message");
        doctor.post("/messages", json("chat_id", chat.id(), "message", "Hello", "message_type", "fax"))
                .invalid("message_type");
        doctor.post("/messages", json("chat_id", chat.id(), "message", "Hello", "sender_id", chat.patientId()))
                .invalid("sender_id");
        doctor.post("/messages", json("chat_id", chat.id(), "message", "Hello", "client_message_id", ""))
                .invalid("client_message_id");
        assertThat(doctor.get("/chats/" + chat.id() + "/messages").items()).isEmpty();
    }

    @Test
    void aMessageSentAgainUnderItsClientIdIsTheFirstOne() {
        var chat = clinic.newChat();
        var doctor = clinic.doctor();
        var message = json("chat_id", chat.id(), "message", "Hello", "client_message_id", "m1");

        var first = doctor.post("/messages", message).created();
        var again = doctor.onAnotherDevice().post("/messages", message).ok();

        assertThat(again.shaped(Shapes.MESSAGE)).isEqualTo(first.body());
        message.put("message", "Goodbye");
        doctor.post("/messages", message).refused(409, "idempotency_key_reused");
        var others = clinic.patient().post("/messages", message).created(); // another sender's ids are others
        assertThat(others.body().get("seq").asInt()).isEqualTo(2);
    }

    @Test
    void readingIsTheReceiversAndMarksWhatCameBefore() {
        var chat = clinic.newChat();
        var first = clinic.doctor().writes(chat, "One");
        var second = clinic.doctor().writes(chat, "Two");
        clinic.doctor().writes(chat, "Three");
        assertThat(unread(clinic.patient(), chat)).isEqualTo(3);

        clinic.doctor().put("/messages/" + second.id() + "/read").refused(403, "forbidden");
        var read = clinic.patient().put("/messages/" + second.id() + "/read").ok();
        clinic.patient().put("/messages/" + first.id() + "/read").ok();

        assertThat(read.shaped(Shapes.MESSAGE).get("is_read").asBoolean()).isTrue();
        assertThat(unread(clinic.patient(), chat)).isEqualTo(1);
        assertThat(unread(clinic.doctor(), chat)).isZero();
        assertThat(clinic.doctor().get("/chats/" + chat.id() + "/messages").each("is_read"))
                .containsExactly("false", "true", "true");

        clinic.patient()
                .put("/chats/" + chat.id() + "/read", json("up_to_seq", 99))
                .done();
        assertThat(unread(clinic.patient(), chat)).isZero();
        clinic.patient()
                .put("/chats/" + chat.id() + "/read", json("up_to_seq", -1))
                .invalid("up_to_seq");
        clinic.patient().put("/messages/" + UUID.randomUUID() + "/read").refused(404, "not_found");
    }

    private static int unread(Person person, Chat chat) {
        return person.get("/chats/" + chat.id()).ok().body().get("unread_count").asInt();
    }

    @Test
    void aChatIsArchivedForTheOwnSideUntilSomebodyWrites() {
        var chat = clinic.newChat();
        var path = "/chats/" + chat.id();

        var archived = clinic.patient().put(path, json("is_active", false)).ok().shaped(Shapes.CHAT);
        assertThat(archived.get("is_active_for_patient").asBoolean()).isFalse();
        assertThat(archived.get("is_active_for_doctor").asBoolean()).isTrue();
        clinic.administrator().put(path, json("is_active", false)).refused(403, "break_glass_required");
        clinic.patient().put(path, json("is_active", null)).invalid("is_active");

        clinic.doctor().writes(chat, "Still there?");
        var body = clinic.patient().get(path).ok().body();
        assertThat(body.get("is_active_for_patient").asBoolean()).isTrue();
        assertThat(body.get("last_message").get("message").asText()).isEqualTo("Still there?");
    }

    @Test
    void messagesAreReadForwardsFromAPlaceAndBackwardsFromTheEnd() {
        var chat = clinic.newChat();
        var path = "/chats/" + chat.id() + "/messages";
        var doctor = clinic.doctor();
        var ids = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> doctor.writes(chat, "No " + number).id())
                .toList();

        assertThat(doctor.get(path, "after_seq", 2).each("seq")).containsExactly("3", "4", "5");
        assertThat(doctor.get(path, "after_seq", 5).items()).isEmpty();
        doctor.get(path, "after_seq", "abc").refused(400, "malformed_request");
        doctor.get(path, "after_seq", -1).invalid("after_seq");
        var forwards = Clinic.allPages(
                cursor -> cursor == null
                        ? doctor.get(path, "after_seq", 0, "limit", 2)
                        : doctor.get(path, "after_seq", 0, "limit", 2, "cursor", cursor),
                () -> {});
        assertThat(forwards).isEqualTo(ids);
        var backwards = Clinic.allPages(
                cursor ->
                        cursor == null ? doctor.get(path, "limit", 2) : doctor.get(path, "limit", 2, "cursor", cursor),
                () -> doctor.writes(chat, "Meanwhile"));
        assertThat(backwards).isEqualTo(ids.reversed());
    }

    @Test
    void chatPagesStayInPlaceWhileMoreAreOpened() {
        var user = clinic.newPatient();
        for (var i = 0; i < 3; i++) {
            clinic.newChat(clinic.doctor(), user);
        }
        var before = user.get("/chats").each("id");

        var seen = Clinic.allPages(
                cursor -> cursor == null
                        ? user.get("/chats", "limit", 2)
                        : user.get("/chats", "limit", 2, "cursor", cursor),
                () -> clinic.newChat(clinic.doctor(), user));

        assertThat(before).hasSize(3);
        assertThat(seen).isEqualTo(before);
        user.get("/chats").items(Shapes.CHAT);
    }

    @Test
    void aDoctorWhoNoLongerTreatsThePatientFindsNothingMore() {
        var chat = clinic.newChat();
        clinic.doctor().writes(chat, "Goodbye");

        clinic.unassign(chat);

        clinic.doctor().get("/chats/" + chat.id()).refused(404, "not_found");
        clinic.doctor().get("/chats/" + chat.id() + "/messages").refused(404, "not_found");
        clinic.doctor().get("/patients/" + chat.patientId()).refused(404, "not_found");
        clinic.doctor()
                .post("/messages", json("chat_id", chat.id(), "message", "One more thing"))
                .invalid("chat_id");
        assertThat(clinic.patient().get("/chats/" + chat.id() + "/messages").each("message"))
                .containsExactly("Goodbye");
        clinic.patient()
                .post("/messages", json("chat_id", chat.id(), "message", "Wait"))
                .refused(409, "chat_closed");
    }
}
