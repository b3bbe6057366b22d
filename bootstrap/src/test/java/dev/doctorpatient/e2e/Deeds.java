package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How every operation is asked for, so that it succeeds for whoever may. A deed that changes something gets something new to change. An
 * operation may have several deeds, told apart by a remark in brackets.
 */
final class Deeds {
    /**
     * What is asked of an operation.
     *
     * @param id what stands in the path; null if nothing does
     * @param body an object to be sent as JSON, or a file; null for none
     */
    record Deed(@Nullable String id, @Nullable Object body) {
        /** The same of something that is not there. */
        Deed ofSomethingMissing() {
            return new Deed(UUID.randomUUID().toString(), body);
        }

        /** The same with a reference in the body to something that is not there. */
        Deed referringToSomethingMissing(String field) {
            var changed = new LinkedHashMap<String, @Nullable Object>();
            if (body instanceof Map<?, ?> fields) {
                fields.forEach((name, value) -> changed.put(String.valueOf(name), value));
            }
            changed.put(field, UUID.randomUUID().toString());
            return new Deed(id, changed);
        }
    }

    /** A text file to be sent as a form. */
    record Upload(String name, String text) {}

    private static final Deed PLAIN = new Deed(null, null);

    private final Ward ward;
    private final Clinic clinic;
    private final Map<String, Supplier<Deed>> deeds = new LinkedHashMap<>();

    Deeds(Ward ward) {
        this.ward = ward;
        this.clinic = ward.clinic();
        addAccounts();
        addDirectory();
        addCareTeam();
        addAppointments();
        addConversation();
        addInterviews();
        addCaseHistories();
        addTheRest();
    }

    /** What can be asked for: a method and a path below the API's base, and perhaps a remark. */
    Set<String> names() {
        return deeds.keySet();
    }

    /** A deed with everything that it needs in place. */
    Deed prepared(String name) {
        var deed = deeds.get(name);
        if (deed == null) {
            throw new AssertionError("nobody knows how to ask for " + name);
        }
        return deed.get();
    }

    /** The operation that a deed asks for. */
    static String operationOf(String name) {
        return name.replaceFirst(" \\(.*", "");
    }

    /** The path to ask for. */
    static String pathOf(String name, Deed deed) {
        var template = operationOf(name).split(" ", 2)[1];
        return deed.id() == null ? template : template.replaceFirst("\\{[^}]*}", deed.id());
    }

    static Answer perform(Client client, String name, Deed deed) {
        var method = name.split(" ", 2)[0];
        var path = pathOf(name, deed);
        var request = client.request();
        switch (deed.body()) {
            case null -> {}
            case Upload upload ->
                request.multiPart("file", upload.name(), upload.text().getBytes(StandardCharsets.UTF_8), "text/plain");
            case Object body ->
                request.header("Content-Type", "application/json").body(Json.write(body));
        }
        return new Answer(method + " " + path, request.request(method, path));
    }

    private void add(String name, Supplier<Deed> deed) {
        deeds.put(name, deed);
    }

    private void read(String name) {
        add(name, () -> PLAIN);
    }

    private void read(String name, String id) {
        add(name, () -> new Deed(id, null));
    }

    private void send(String name, Supplier<Map<String, @Nullable Object>> body) {
        add(name, () -> new Deed(null, body.get()));
    }

    private void change(String name, Supplier<String> id, Map<String, @Nullable Object> body) {
        add(name, () -> new Deed(id.get(), body));
    }

    private void doTo(String name, Supplier<String> id) {
        add(name, () -> new Deed(id.get(), null));
    }

    private void addAccounts() {
        var self = ward.person(Ward.Who.PATIENT_SELF).userId();
        send("POST /auth/signup", () -> newAccount(Person.PASSWORD, "role", "admin"));
        // Refused for the password, so that it is not hashed, which is slow.
        send("POST /auth/doctor-signup", () -> newAccount("password1"));
        send("POST /auth/patient-signup", () -> newAccount("password1"));
        send("POST /auth/hospital-signup", () -> newAccount("password1"));
        send("POST /auth/login", () -> json("email", "nobody", "password", Person.PASSWORD));
        send("POST /auth/refresh", () -> json());
        send("POST /auth/logout", () -> json("refresh_token", "of nobody"));
        send(
                "POST /auth/change-password",
                () -> json("current_password", Person.PASSWORD, "new_password", "password1"));
        send("POST /auth/socket-ticket", () -> json());
        read("GET /users");
        read("GET /users/me");
        send("PUT /users/me", () -> json("contact", "+91 20 5550"));
        read("GET /users/{id}", self);
        change("PUT /users/{id}", () -> self, json("contact", "+91 20 5550"));
    }

    private Map<String, @Nullable Object> newAccount(String password, Object... more) {
        var account = json("email", clinic.newEmail(), "password", password, "name", "Somebody");
        account.putAll(json(more));
        return account;
    }

    private void addDirectory() {
        var patient = ward.patientId();
        send("POST /hospitals", () -> json("name", clinic.newName("Hospital")));
        read("GET /hospitals");
        read("GET /hospitals/{id}", ward.hospitalId());
        change("PUT /hospitals/{id}", ward::hospitalId, json("city", "Pune"));
        doTo("DELETE /hospitals/{id}", clinic::hospitalOnFile);
        read("GET /hospitals/{id}/doctors", ward.hospitalId());
        read("GET /hospitals/{id}/patients", ward.hospitalId());
        send("POST /doctors", () -> json("name", clinic.newName("Doctor")));
        read("GET /doctors");
        read("GET /doctors/{id}", ward.doctorId());
        change("PUT /doctors/{id}", ward::doctorId, json("designation", "Cardiologist"));
        doTo("DELETE /doctors/{id}", clinic::doctorOnFile);
        read("GET /doctors/{id}/patients", ward.doctorId());
        read("GET /doctors/{id}/hospitals", ward.doctorId());
        read("GET /doctors/{id}/availability", ward.doctorId());
        change("PUT /doctors/{id}/availability", ward::doctorId, json("exceptions", List.of()));
        read("GET /doctors/{id}/slots", ward.doctorId());
        send("POST /patients", () -> json("name", clinic.newName("Patient")));
        read("GET /patients");
        read("GET /patients/{id}", patient);
        change("PUT /patients/{id}", ward::patientId, json("gender", "female"));
        doTo("DELETE /patients/{id}", clinic::patientOnFile);
        read("GET /patients/{id}/doctors", patient);
        read("GET /patients/{id}/hospitals", patient);
        read("GET /patients/{id}/access-log", patient);
        read("POST /patients/{id}/export", patient);
    }

    private void addCareTeam() {
        send(
                "POST /mappings/hospital-doctor",
                () -> json("hospital_id", clinic.hospitalOnFile(), "doctor_id", clinic.doctorOnFile()));
        send(
                "POST /mappings/hospital-patient",
                () -> json("hospital_id", clinic.hospitalOnFile(), "patient_id", clinic.patientOnFile()));
        send(
                "POST /mappings/doctor-patient",
                () -> json("doctor_id", clinic.doctorOnFile(), "patient_id", clinic.patientOnFile()));
        var self = ward.person(Ward.Who.PATIENT_SELF);
        send(
                "POST /mappings/user-patient",
                () -> json("user_id", self.userId(), "patient_id", clinic.patientOnFile(), "relation", "other"));
        doTo("DELETE /mappings/hospital-doctor/{id}", () -> clinic.affiliate(
                        clinic.hospitalOnFile(), clinic.doctorOnFile())
                .id());
        doTo("DELETE /mappings/hospital-patient/{id}", () -> clinic.register(
                        clinic.hospitalOnFile(), clinic.patientOnFile())
                .id());
        doTo("DELETE /mappings/doctor-patient/{id}", () -> clinic.assign(clinic.doctorOnFile(), clinic.patientOnFile())
                .id());
        change("PUT /mappings/user-patient/{id}", ward::kinship, json("relation", "parent"));
        doTo("DELETE /mappings/user-patient/{id}", () -> clinic.relate(self, clinic.patientOnFile(), "other"));
        read("GET /mappings/user/{user_id}/patients", self.userId());
    }

    private void addAppointments() {
        send("POST /appointments", ward::newBooking);
        read("GET /appointments");
        read("GET /appointments/{id}", ward.cancelledAppointment());
        read("GET /appointments/{id}/history", ward.cancelledAppointment());
        read("GET /appointments/{id}/calendar.ics", ward.cancelledAppointment());
        read("GET /calendar-feed");
        add("POST /calendar-feed", () -> PLAIN);
        add("DELETE /calendar-feed", () -> PLAIN);
        read("GET /calendar-feeds/{secret}", "nobodys-secret.ics");
        add("PUT /appointments/{id}", () -> new Deed(ward.newAppointment(), json("time_slot", clinic.newSlot())));
        change("PUT /appointments/{id} (its type)", ward::newAppointment, json("type", "remote"));
        change("PUT /appointments/{id}/status", ward::newAppointment, json("status", "confirmed"));
        change("PUT /appointments/{id}/status (cancelled)", ward::newAppointment, json("status", "cancelled"));
        change("PUT /appointments/{id}/cancel", ward::newAppointment, json("cancellation_reason", "Rain"));
        doTo("DELETE /appointments/{id}", ward::newAppointment);
        read("GET /appointments/doctor/{id}", ward.doctorId());
        read("GET /doctors/{id}/appointments", ward.doctorId());
        read("GET /appointments/patient/{id}", ward.patientId());
        read("GET /patients/{id}/appointments", ward.patientId());
        read("GET /appointments/hospital/{id}", ward.hospitalId());
    }

    private void addConversation() {
        var chat = ward.chat();
        send("POST /chats", () -> json("doctor_id", ward.doctorId(), "patient_id", ward.patientId()));
        read("GET /chats");
        read("GET /chats/{id}", chat);
        change("PUT /chats/{id}", ward::chat, json("is_active", true));
        read("GET /chats/{id}/messages", chat);
        change("PUT /chats/{id}/read", ward::chat, json("up_to_seq", 1));
        send("POST /messages", () -> json("chat_id", chat, "message", "Hello"));
        send(
                "POST /messages (with a file)",
                () -> json(
                        "chat_id", chat, "file", Uploads.document("a.txt", "Rest".getBytes(StandardCharsets.UTF_8))));
        read("GET /chats/{id}/receipts", chat);
        change("PUT /chats/{id}/delivered", ward::chat, json("up_to_seq", 1));
        add("POST /chats/{id}/uploads", () -> new Deed(chat, new Upload("note.txt", "Rest")));
        doTo("GET /uploads/{id}", ward::uploadOfPatient);
        doTo("PUT /messages/{id}/read (of the patient)", ward::messageOfPatient);
        doTo("PUT /messages/{id}/read (of the doctor)", ward::messageOfDoctor);
    }

    private void addInterviews() {
        send("POST /ai/sessions", () -> json("chat_id", ward.chat()));
        send("POST /ai/sessions (without a chat)", () -> json("patient_id", ward.patientId()));
        read("GET /ai/sessions");
        read("GET /ai/sessions/{id}", ward.interview());
        read("GET /ai/sessions/{id}/messages", ward.interview());
        doTo("PUT /ai/sessions/{id}/end", ward::newInterview);
        send("POST /ai/messages", () -> json("session_id", ward.newInterview(), "message", "Since Monday"));
        send("POST /ai/sessions (the assistant)", () -> json("mode", "assistant", "patient_id", ward.patientId()));
        doTo("GET /ai/sessions/{id} (the assistant's)", ward::newConsultation);
        send(
                "POST /ai/messages (to the assistant)",
                () -> json("session_id", ward.newConsultation(), "message", "Since when?"));
        read("GET /ai/sessions/{id}/summary", ward.interview());
        change("PUT /ai/sessions/{id}/summary", ward::newSummary, json("summary", "Since Tuesday"));
        doTo("PUT /ai/sessions/{id}/summary/confirm", ward::newSummary);
        read("GET /ai/sessions/{id}/suggestions", ward.interview());
    }

    private void addCaseHistories() {
        change("POST /patients/{id}/case-history", ward::patientId, json("summary", "Rest"));
        read("GET /patients/{id}/case-history", ward.patientId());
        read("GET /patients/{id}/reports", ward.patientId());
        read("GET /case-histories/{id}", ward.entry());
        add("POST /case-histories/{id}/documents", () -> new Deed(ward.entry(), new Upload("note.txt", "Rest")));
        read("GET /documents/{id}", ward.document());
        read("GET /documents/{id}/content", ward.document());
        doTo("POST /documents/{id}/link", ward::document);
        doTo("POST /ai/sessions/{id}/case-history", ward::interview);
    }

    private void addTheRest() {
        send("POST /suggestions", () -> json("problem", clinic.newName("Problem"), "description", "Rest"));
        read("GET /suggestions");
        read("GET /suggestions/{id}", ward.suggestion());
        change("PUT /suggestions/{id}", ward::suggestion, json("description", "Rest and water"));
        doTo("DELETE /suggestions/{id}", ward::newSuggestion);
        read("GET /notifications");
        doTo("PUT /notifications/{id}/read", ward::notification);
        read("GET /audit-events");
        read("GET /ai/providers");
    }
}
