package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A patient, and somebody of every kind in every relation to them. The doctor who treats the patient works at the hospital where the
 * patient is registered; the others have a patient of their own, but for a doctor who is new. Every field about the patient that can
 * hold a text holds a word of its own, which occurs nowhere else.
 */
final class Ward {
    /** Somebody, by what they are to the patient. */
    enum Who {
        ADMIN,
        ADMIN_GLASS,
        HOSPITAL_OWN,
        HOSPITAL_OTHER,
        DOCTOR_MAPPED,
        DOCTOR_UNMAPPED,
        DOCTOR_NEW,
        PATIENT_SELF,
        PATIENT_OTHER,
        PATIENT_PROXY;

        static Who named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        boolean isAdministrator() {
            return this == ADMIN || this == ADMIN_GLASS;
        }

        String role() {
            return name().substring(0, (name() + "_").indexOf('_'));
        }
    }

    /** A field about the patient that can hold a text. */
    enum Secret {
        ADDRESS,
        NAME,
        CONTACT,
        PHOTO,
        EXTRAS,
        REASON,
        MESSAGE,
        MESSAGE_ID,
        REPLY,
        ANSWER,
        SUMMARY,
        FILE_NAME,
        FILE_CONTENT;

        /** What was said or found, which administrators and hospitals do not read. */
        boolean isClinical() {
            return compareTo(MESSAGE) >= 0;
        }
    }

    static final String WHY = "A complaint of the family, 2031-17";

    private final Clinic clinic;
    private final String mark;
    private final Map<Who, Client> clients = new EnumMap<>(Who.class);
    private final Person hospital;
    private final Person otherHospital;
    private final Person doctor;
    private final Person otherDoctor;
    private final Person newDoctor;
    private final Person patient;
    private final Person otherPatient;
    private final Person relative;

    private final String chat;
    private final String kinship;
    private final String messageOfPatient;
    private final String messageOfDoctor;
    private final String interview;
    private final String entry;
    private final String document;
    private final String cancelledAppointment;
    private final String notification;
    private final String suggestion;

    Ward(Clinic clinic) {
        this.clinic = clinic;
        mark = "canary" + clinic.next() + "q";
        hospital = clinic.newHospital();
        otherHospital = clinic.newHospital();
        doctor = clinic.newDoctor();
        otherDoctor = clinic.newDoctor();
        newDoctor = clinic.newDoctor();
        patient = clinic.signedUp(
                "patient",
                json(
                        "name", word(Secret.NAME),
                        "contact", word(Secret.CONTACT),
                        "address", word(Secret.ADDRESS),
                        "photo", "https://photos.example/" + word(Secret.PHOTO) + ".png"));
        otherPatient = clinic.newPatient();
        relative = clinic.newPatient();
        admit(clinic.administrator());

        clinic.affiliate(hospital.profileId(), doctor.profileId());
        clinic.register(hospital.profileId(), patientId());
        chat = clinic.assign(doctor.profileId(), patientId()).text("chat_id");
        kinship = clinic.relate(relative, patientId(), "parent");
        clinic.register(otherHospital.profileId(), otherPatient.profileId());
        clinic.assign(otherDoctor.profileId(), otherPatient.profileId());

        messageOfPatient = newMessageOfPatient();
        messageOfDoctor = newMessageOfDoctor();
        interview = newInterview();
        patient.put("/ai/sessions/" + interview + "/end").ok();
        var written = newEntry();
        entry = written.id();
        document = written.body().at("/documents/0/id").asText();
        cancelledAppointment = newAppointment();
        patient.put(
                        "/appointments/" + cancelledAppointment + "/cancel",
                        json("cancellation_reason", word(Secret.REASON)))
                .ok();
        notification = patient.get("/notifications").each("id").getFirst();
        suggestion = newSuggestion();
    }

    private void admit(Person administrator) {
        clients.put(Who.ADMIN, administrator);
        clients.put(Who.ADMIN_GLASS, administrator.breakingGlass(WHY));
        clients.put(Who.HOSPITAL_OWN, hospital);
        clients.put(Who.HOSPITAL_OTHER, otherHospital);
        clients.put(Who.DOCTOR_MAPPED, doctor);
        clients.put(Who.DOCTOR_UNMAPPED, otherDoctor);
        clients.put(Who.DOCTOR_NEW, newDoctor);
        clients.put(Who.PATIENT_SELF, patient);
        clients.put(Who.PATIENT_OTHER, otherPatient);
        clients.put(Who.PATIENT_PROXY, relative);
    }

    Clinic clinic() {
        return clinic;
    }

    Client client(Who who) {
        var client = clients.get(who);
        if (client == null) {
            throw new IllegalStateException("not yet there: " + who);
        }
        return client;
    }

    /** Somebody who is one of the people here, and no administrator. */
    Person person(Who who) {
        return (Person) client(who);
    }

    /** What all words of this patient begin with. */
    String mark() {
        return mark;
    }

    /** The word in a field. */
    String word(Secret secret) {
        return mark + secret.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** The words that only the patient's users and doctors read. */
    List<String> clinicalWords() {
        return Arrays.stream(Secret.values())
                .filter(Secret::isClinical)
                .map(this::word)
                .toList();
    }

    // --- What is there from the beginning

    String patientId() {
        return patient.profileId();
    }

    String doctorId() {
        return doctor.profileId();
    }

    String hospitalId() {
        return hospital.profileId();
    }

    /** The one of the patient and the doctor. */
    String chat() {
        return chat;
    }

    /** By which the relative acts for the patient. */
    String kinship() {
        return kinship;
    }

    String messageOfPatient() {
        return messageOfPatient;
    }

    String messageOfDoctor() {
        return messageOfDoctor;
    }

    /** One that ended with a summary. */
    String interview() {
        return interview;
    }

    /** An entry of the case history that the patient's own user wrote. */
    String entry() {
        return entry;
    }

    /** The document that belongs to it. */
    String document() {
        return document;
    }

    String cancelledAppointment() {
        return cancelledAppointment;
    }

    /** A file that waits to be sent by the patient's own user. */
    String uploadOfPatient() {
        return Uploads.forChat(client(Who.PATIENT_SELF), chat(), "note.txt", "Rest".getBytes(StandardCharsets.UTF_8))
                .created()
                .text("document_id");
    }

    /** One of the patient's own user. */
    String notification() {
        return notification;
    }

    /** One of the doctor's. */
    String suggestion() {
        return suggestion;
    }

    // --- What is made anew, with the same words in it

    String newAppointment() {
        return clinic.administrator()
                .post("/appointments", newBooking())
                .created()
                .id();
    }

    Map<String, @Nullable Object> newBooking() {
        var booking = Clinic.booking(doctorId(), patientId(), clinic.newSlot());
        booking.put("hospital_id", hospitalId());
        booking.put("extras", json("note", word(Secret.EXTRAS)));
        return booking;
    }

    String newMessageOfPatient() {
        var message = json("chat_id", chat, "message", word(Secret.MESSAGE));
        message.put("client_message_id", word(Secret.MESSAGE_ID) + clinic.next());
        return patient.post("/messages", message).created().id();
    }

    String newMessageOfDoctor() {
        return doctor.post("/messages", json("chat_id", chat, "message", word(Secret.REPLY)))
                .created()
                .id();
    }

    /** One that goes on after its first answer. */
    String newInterview() {
        var session =
                patient.post("/ai/sessions", json("chat_id", chat)).created().id();
        patient.post("/ai/messages", json("session_id", session, "message", word(Secret.ANSWER)))
                .created();
        return session;
    }

    /** One that has its summary. */
    String newSummary() {
        var session = newInterview();
        patient.put("/ai/sessions/" + session + "/end").ok();
        return session;
    }

    /** A doctor's session with the assistant. */
    String newConsultation() {
        return doctor.post("/ai/sessions", json("mode", "assistant", "patient_id", patientId()))
                .created()
                .id();
    }

    Answer newEntry() {
        var content = word(Secret.FILE_CONTENT).getBytes(StandardCharsets.UTF_8);
        return patient.post(
                        "/patients/" + patientId() + "/case-history",
                        json(
                                "summary", word(Secret.SUMMARY),
                                "documents", List.of(Uploads.document(word(Secret.FILE_NAME) + ".txt", content))))
                .created();
    }

    String newSuggestion() {
        return doctor.post("/suggestions", json("problem", clinic.newName("Problem"), "description", "Rest"))
                .created()
                .id();
    }
}
