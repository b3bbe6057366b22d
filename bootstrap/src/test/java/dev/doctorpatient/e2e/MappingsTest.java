package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MappingsTest {
    private final Clinic clinic = Clinic.here();

    @Test
    void aMappingExistsOnce() {
        var admin = clinic.administrator();
        var hospital = clinic.hospitalOnFile();
        var doctor = clinic.doctorOnFile();
        var patient = clinic.patientOnFile();

        var affiliation = clinic.affiliate(hospital, doctor);
        var registration = clinic.register(hospital, patient);
        var assignment = clinic.assign(doctor, patient);
        var kinship = admin.post(
                        "/mappings/user-patient",
                        json("user_id", clinic.patient().userId(), "patient_id", patient, "relation", "parent"))
                .created();

        affiliation.shaped(Shapes.HOSPITAL_DOCTOR);
        registration.shaped(Shapes.HOSPITAL_PATIENT);
        assignment.shaped(Shapes.DOCTOR_PATIENT);
        kinship.shaped(Shapes.USER_PATIENT);
        assertThat(affiliation.location()).isEqualTo("/mappings/hospital-doctor/" + affiliation.id());
        admin.post("/mappings/hospital-doctor", json("hospital_id", hospital, "doctor_id", doctor))
                .refused(409, "mapping_exists");
        admin.post("/mappings/hospital-patient", json("hospital_id", hospital, "patient_id", patient))
                .refused(409, "mapping_exists");
        admin.post("/mappings/doctor-patient", json("doctor_id", doctor, "patient_id", patient))
                .refused(409, "mapping_exists");
        admin.post(
                        "/mappings/user-patient",
                        json("user_id", clinic.patient().userId(), "patient_id", patient, "relation", "sibling"))
                .refused(409, "mapping_exists");
    }

    @Test
    void aRemovedMappingIsGone() {
        var admin = clinic.administrator();
        var hospital = clinic.hospitalOnFile();
        var doctor = clinic.doctorOnFile();
        var affiliation = clinic.affiliate(hospital, doctor);

        admin.delete("/mappings/hospital-patient/" + affiliation.id()).refused(404, "not_found");
        admin.delete(affiliation.location()).done();

        admin.delete(affiliation.location()).refused(404, "not_found");
        assertThat(admin.get("/doctors", "hospital_id", hospital).items()).isEmpty();
        clinic.affiliate(hospital, doctor);
    }

    @Test
    void whatDoesNotExistCannotBeMapped() {
        var admin = clinic.administrator();
        var nobody = UUID.randomUUID().toString();
        var doctor = clinic.doctorOnFile();
        var patient = clinic.patientOnFile();

        admin.post("/mappings/hospital-doctor", json("hospital_id", nobody, "doctor_id", doctor))
                .invalid("hospital_id");
        admin.post("/mappings/doctor-patient", json("doctor_id", doctor, "patient_id", doctor))
                .invalid("patient_id");
        admin.post("/mappings/doctor-patient", json("doctor_id", doctor)).invalid("patient_id");
        admin.post("/mappings/doctor-patient", json("doctor_id", doctor, "patient_id", "patient no 5"))
                .invalid("patient_id");
        admin.post(
                        "/mappings/user-patient",
                        json("user_id", clinic.doctor().userId(), "patient_id", patient, "relation", "child"))
                .invalid("user_id");
        admin.post(
                        "/mappings/user-patient",
                        json("user_id", clinic.patient().userId(), "patient_id", patient, "relation", "neighbour"))
                .invalid("relation");
    }

    @Test
    void onlyAdministratorsMap() {
        var body = json(
                "doctor_id",
                clinic.doctor().profileId(),
                "patient_id",
                clinic.patient().profileId());

        for (var person : List.of(clinic.doctor(), clinic.patient(), clinic.hospital())) {
            person.post("/mappings/doctor-patient", body).refused(403, "forbidden");
            person.delete("/mappings/doctor-patient/" + UUID.randomUUID()).refused(403, "forbidden");
        }
        clinic.anybody().post("/mappings/doctor-patient", body).refused(401, "unauthenticated");
    }

    @Test
    void aUserIsThemselvesOnce() {
        var patient = clinic.newPatient();
        var admin = clinic.administrator();
        var child = clinic.patientOnFile();
        var kinship = clinic.relate(patient, child, "child");

        admin.post(
                        "/mappings/user-patient",
                        json("user_id", patient.userId(), "patient_id", clinic.patientOnFile(), "relation", "self"))
                .refused(409, "mapping_exists");
        admin.put("/mappings/user-patient/" + kinship, json("relation", "self")).refused(409, "mapping_exists");
        var changed = admin.put("/mappings/user-patient/" + kinship, json("relation", "guardian"))
                .ok()
                .shaped(Shapes.USER_PATIENT);

        assertThat(changed.get("relation").asText()).isEqualTo("guardian");
        assertThat(patient.get("/mappings/user/" + patient.userId() + "/patients")
                        .each("relation"))
                .containsExactlyInAnyOrder("self", "guardian");
    }

    @Test
    void relationsAreSeenByTheUserAndAdministrators() {
        var path = "/mappings/user/" + clinic.patient().userId() + "/patients";

        clinic.patient().get(path).ok();
        clinic.administrator().get(path).ok();
        clinic.strangePatient().get(path).refused(404, "not_found");
        clinic.doctor().get(path).refused(403, "forbidden");
        clinic.administrator()
                .get("/mappings/user/" + UUID.randomUUID() + "/patients")
                .refused(404, "not_found");
    }

    @Test
    void assigningAgainReopensTheChat() {
        var chat = clinic.newChat();
        clinic.doctor().writes(chat, "See you soon");

        clinic.unassign(chat);
        clinic.patient()
                .post("/messages", json("chat_id", chat.id(), "message", "Hello?"))
                .refused(409, "chat_closed");
        var again = clinic.assign(chat.doctorId(), chat.patientId());

        assertThat(again.text("chat_id")).isEqualTo(chat.id());
        clinic.patient().writes(chat, "Hello!");
    }

    @Test
    void whoNoLongerActsForAPatientIsOutOfEverythingThatIsOpenAboutThem() {
        var chat = clinic.newChat();
        var relation = clinic.relate(clinic.strangePatient(), chat.patientId(), "guardian");
        var session = clinic.strangePatient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();
        var otherChat = clinic.newChat(clinic.doctor(), clinic.strangePatient());
        try (var guardian = clinic.strangePatient().joins(chat);
                var interview = clinic.strangePatient().opens("/ai-assistant/ws/" + session, "");
                var elsewhere = clinic.strangePatient().joins(otherChat);
                var parent = clinic.patient().joins(chat)) {
            interview.hears("connected");

            clinic.administrator().delete("/mappings/user-patient/" + relation).done();

            assertThat(guardian.closedWith()).isEqualTo(4403);
            assertThat(interview.closedWith()).isEqualTo(4403);
            clinic.strangePatient().get("/chats/" + chat.id()).refused(404, "not_found");
            elsewhere.heardNothingOf("error");
            parent.heardNothingOf("error");
        }
    }

    @Test
    void aDoctorWhoNoLongerTreatsAPatientIsOutOfChatAndInterview() {
        var chat = clinic.newChat();
        var session = clinic.patient()
                .post("/ai/sessions", json("chat_id", chat.id()))
                .created()
                .id();
        try (var doctorsChat = clinic.doctor().joins(chat);
                var doctorsInterview = clinic.doctor().opens("/ai-assistant/ws/" + session, "");
                var patient = clinic.patient().joins(chat)) {
            doctorsInterview.hears("connected");

            clinic.unassign(chat);

            assertThat(doctorsChat.closedWith()).isEqualTo(4403);
            assertThat(doctorsInterview.closedWith()).isEqualTo(4403);
            patient.heardNothingOf("error");
        }
    }

    @Test
    void aRelationToOneselfCanBeTakenAndGivenAgain() {
        var patient = clinic.newPatient();
        var relations = "/mappings/user/" + patient.userId() + "/patients";
        var self = patient.get(relations).each("mapping_id").getFirst();

        clinic.administrator().delete("/mappings/user-patient/" + self).done();

        assertThat(patient.get(relations).items()).isEmpty();
        patient.get("/patients/" + patient.profileId()).refused(404, "not_found");
        clinic.relate(patient, patient.profileId(), "self");
        patient.get("/patients/" + patient.profileId()).ok();
    }
}
