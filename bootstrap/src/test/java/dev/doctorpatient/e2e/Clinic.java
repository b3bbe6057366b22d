package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;

import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The service under test and the people who use it. The cast is shared, because signing up is slow on purpose: tests that change an
 * account make one of their own, and everything else that a test changes hangs on a patient of its own.
 */
final class Clinic {
    static final String BASE_PATH = "/api/v1";

    private static final Clinic HERE = new Clinic();
    private static final Instant FIRST_SLOT = Instant.parse("2035-05-07T08:00:00Z");

    private final Map<String, Person> cast = new ConcurrentHashMap<>();
    private final AtomicLong counter = new AtomicLong();

    private Clinic() {}

    static Clinic here() {
        return HERE;
    }

    /** Where the service listens that the test runner has started for the present test. */
    String address(String scheme) {
        return scheme + "://localhost:" + RestAssured.port;
    }

    URI socketAddress(String path, String query) {
        return URI.create(address("ws") + BASE_PATH + path + (query.isEmpty() ? "" : "?" + query));
    }

    // --- Who is there

    Client anybody() {
        return new Client(this, null);
    }

    Client withToken(String token) {
        return new Client(this, token);
    }

    Person administrator() {
        return played(
                "administrator", () -> Person.signIn(this, "admin@clinic.example", Person.ADMINISTRATOR_PASSWORD));
    }

    Person hospital() {
        return played("hospital", this::newHospital);
    }

    Person doctor() {
        return played("doctor", this::newDoctor);
    }

    Person patient() {
        return played("patient", this::newPatient);
    }

    /** A hospital that has nothing to do with the others. */
    Person strangeHospital() {
        return played("strange hospital", this::newHospital);
    }

    /** A doctor who treats none of the others. */
    Person strangeDoctor() {
        return played("strange doctor", this::newDoctor);
    }

    /** A patient who has nothing to do with the others. */
    Person strangePatient() {
        return played("strange patient", this::newPatient);
    }

    Person newHospital() {
        return signedUp("hospital", json("name", "Lake Hospital " + next()));
    }

    Person newDoctor() {
        return signedUp("doctor", json("name", "Dr. Meera Joshi " + next()));
    }

    Person newPatient() {
        return signedUp("patient", json("name", "Arjun Patil " + next()));
    }

    private Person played(String part, Supplier<Person> arrival) {
        return cast.computeIfAbsent(RestAssured.port + " " + part, _ -> arrival.get());
    }

    /** Somebody who signs up with a profile, to which the address and the password are added. */
    Person signedUp(String kind, Map<String, @Nullable Object> profile) {
        var email = newEmail();
        profile.put("email", email);
        profile.put("password", Person.PASSWORD);
        anybody().post("/auth/" + kind + "-signup", profile).created();
        return Person.signIn(this, email, Person.PASSWORD);
    }

    // --- What is there

    String newEmail() {
        return "somebody-" + next() + "@home.example";
    }

    /** A name that nothing else has. */
    String newName(String kind) {
        return kind + " no " + next() + ".";
    }

    long next() {
        return counter.incrementAndGet();
    }

    /** A hospital without an account. */
    String hospitalOnFile() {
        return administrator()
                .post("/hospitals", json("name", newName("Hospital")))
                .created()
                .id();
    }

    /** A doctor without an account. */
    String doctorOnFile() {
        return administrator()
                .post("/doctors", json("name", newName("Doctor")))
                .created()
                .id();
    }

    /** A patient without an account. */
    String patientOnFile() {
        return administrator()
                .post("/patients", json("name", newName("Patient")))
                .created()
                .id();
    }

    /** A child of a user: a patient for whom nobody else acts. */
    String childOf(Person user) {
        var child = patientOnFile();
        relate(user, child, "child");
        return child;
    }

    /** Lets a user act for a patient, and gives the mapping. */
    String relate(Person user, String patient, String relation) {
        return map("user-patient", json("user_id", user.userId(), "patient_id", patient, "relation", relation))
                .id();
    }

    Answer assign(String doctor, String patient) {
        return map("doctor-patient", json("doctor_id", doctor, "patient_id", patient));
    }

    Answer affiliate(String hospital, String doctor) {
        return map("hospital-doctor", json("hospital_id", hospital, "doctor_id", doctor));
    }

    Answer register(String hospital, String patient) {
        return map("hospital-patient", json("hospital_id", hospital, "patient_id", patient));
    }

    private Answer map(String kind, Object mapping) {
        return administrator().post("/mappings/" + kind, mapping).created();
    }

    /** The doctor ends to treat the patient. */
    void unassign(Chat chat) {
        administrator()
                .delete("/mappings/doctor-patient/" + chat.assignmentId())
                .done();
    }

    /** A new chat of the doctor with a child of the patient's. */
    Chat newChat() {
        return newChat(doctor(), patient());
    }

    /** A new chat of a doctor with a child of a user. */
    Chat newChat(Person doctor, Person user) {
        var child = childOf(user);
        var assignment = assign(doctor.profileId(), child);
        return new Chat(assignment.text("chat_id"), doctor.profileId(), child, assignment.id());
    }

    /** A time far ahead that nobody was given yet. */
    String newSlot() {
        return FIRST_SLOT.plus(Duration.ofDays(next())).toString();
    }

    /** Books half an hour, as somebody who may. */
    Answer book(Client who, String doctor, String patient, String timeSlot) {
        return who.post("/appointments", booking(doctor, patient, timeSlot)).created();
    }

    static Map<String, @Nullable Object> booking(String doctor, String patient, String timeSlot) {
        return json("doctor_id", doctor, "patient_id", patient, "time_slot", timeSlot, "type", "regular");
    }

    /** Follows the cursors of a list to its end, doing something after every page. */
    static List<String> allPages(Function<@Nullable String, Answer> page, Runnable meanwhile) {
        var ids = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var answer = page.apply(cursor);
            ids.addAll(answer.each("id"));
            cursor = answer.nextCursor();
            meanwhile.run();
        } while (cursor != null);
        return ids;
    }
}
