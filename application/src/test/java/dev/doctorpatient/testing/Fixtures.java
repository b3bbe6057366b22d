package dev.doctorpatient.testing;

import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.RefreshToken;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Worded;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.domain.suggestion.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Stores what a test takes for granted, through the ports and in a transaction each, so that whatever it refers to is there too.
 * Everything has ids, addresses and names of its own: tests share a database.
 */
public final class Fixtures {
    /** When everything was made that has no time of its own; to the microsecond. */
    public static final Instant NOW = Instant.parse("2031-05-06T07:08:09.123457Z");

    /** Where doctors are that have no zone of their own. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private final Stores stores;

    /** Stores things in a database. */
    public Fixtures(Stores stores) {
        this.stores = stores;
    }

    /** A word that was never used before. */
    public static String uniqueWord() {
        return TimeOrderedId.next().toString();
    }

    /** An address that nobody has. */
    public static EmailAddress uniqueEmail() {
        return new EmailAddress(uniqueWord() + "@example.org");
    }

    /** The hash of a token that nobody has. */
    public static TokenHash uniqueTokenHash() {
        return new TokenHash(Digests.hex(uniqueWord()));
    }

    /** An account that is not stored; its profile is not looked at. */
    public static User newUser(EmailAddress email, Role role, @Nullable ProfileId profile, Instant createdAt) {
        return User.create(
                email,
                new PasswordHash("not a hash"),
                new ContactDetails("Somebody", null, null),
                role,
                profile,
                createdAt);
    }

    /** What is known of a file that is not kept. */
    public static FileDetails newFile(String name, FileType type) {
        return new FileDetails(DocumentId.next(), new FileName(name), type, 3_000_000_000L, new Sha256("a".repeat(64)));
    }

    /** Words for an interview, of the offline interviewer. */
    public static Worded worded(String text) {
        return new Worded(text, new Origin("offline", "scripted", Duration.ofMillis(1), false, null));
    }

    /** The account of a new patient. */
    public User patientUser() {
        return accountOf(patient());
    }

    /** A patient's account; that they are their own relation is not stored. */
    public User accountOf(Patient patient) {
        return stored(
                newUser(uniqueEmail(), Role.PATIENT, new ProfileId(patient.id().value()), NOW));
    }

    /** A doctor's account. */
    public User accountOf(Doctor doctor) {
        return stored(
                newUser(uniqueEmail(), Role.DOCTOR, new ProfileId(doctor.id().value()), NOW));
    }

    /** A hospital's account. */
    public User accountOf(Hospital hospital) {
        return stored(newUser(
                uniqueEmail(), Role.HOSPITAL, new ProfileId(hospital.id().value()), NOW));
    }

    /** An administrator's account. */
    public User administrator() {
        return stored(newUser(uniqueEmail(), Role.ADMIN, null, NOW));
    }

    /** A given account, stored. */
    public User stored(User user) {
        stores.transactions().runInTransaction(() -> stores.users().add(user));
        return user;
    }

    /** A new hospital. */
    public Hospital hospital() {
        return stored(Hospital.create(HospitalProfile.named("Hospital"), NOW));
    }

    /** A given hospital, stored. */
    public Hospital stored(Hospital hospital) {
        stores.transactions().runInTransaction(() -> stores.hospitals().add(hospital));
        return hospital;
    }

    /** A new doctor who can be booked at any time. */
    public Doctor doctor() {
        return stored(Doctor.create(DoctorProfile.named("Doctor", ZONE), NOW));
    }

    /** A given doctor, stored. */
    public Doctor stored(Doctor doctor) {
        stores.transactions().runInTransaction(() -> stores.doctors().add(doctor));
        return doctor;
    }

    /** A new patient. */
    public Patient patient() {
        return stored(Patient.create(PatientProfile.named("Patient"), NOW));
    }

    /** A given patient, stored. */
    public Patient stored(Patient patient) {
        stores.transactions().runInTransaction(() -> stores.patients().add(patient));
        return patient;
    }

    /** A doctor works at a hospital. */
    public Affiliation affiliated(HospitalId hospital, DoctorId doctor) {
        return stored(Affiliation.create(hospital, doctor, NOW));
    }

    /** A patient is registered at a hospital. */
    public Registration registered(HospitalId hospital, PatientId patient) {
        return stored(Registration.create(hospital, patient, NOW));
    }

    /** A doctor treats a patient. */
    public Assignment assigned(DoctorId doctor, PatientId patient) {
        return stored(Assignment.create(doctor, patient, NOW));
    }

    /** A user acts for a patient. */
    public Kinship related(UserId user, PatientId patient, Relation relation) {
        return stored(Kinship.create(user, patient, relation, NOW));
    }

    /** A given mapping, stored. */
    public <M extends Mapping> M stored(M mapping) {
        stores.transactions().runInTransaction(() -> stores.mappings().add(mapping));
        return mapping;
    }

    /** A mapping no longer. */
    public void removed(Mapping mapping) {
        stores.transactions().runInTransaction(() -> stores.mappings().remove(mapping));
    }

    /** The open chat of a new doctor and a new patient. */
    public Chat chat() {
        var doctor = doctor().id();
        var patient = patient().id();
        var unused = assigned(doctor, patient);
        return chat(doctor, patient);
    }

    /** A chat of these two, open if the doctor treats the patient. */
    public Chat chat(DoctorId doctor, PatientId patient) {
        return stored(Chat.create(doctor, patient, NOW));
    }

    /** A given chat, stored. */
    public Chat stored(Chat chat) {
        stores.transactions().runInTransaction(() -> stores.chats().add(chat));
        return chat;
    }

    /** A given suggestion, stored. */
    public Suggestion stored(Suggestion suggestion) {
        stores.transactions().runInTransaction(() -> stores.suggestions().add(suggestion));
        return suggestion;
    }

    /** The first token of a new session of a user, which ends after 30 days, the token after 7. */
    public RefreshToken signedIn(UserId user) {
        return stored(new RefreshToken(uniqueTokenHash(), newSession(user), NOW.plus(Duration.ofDays(7)), null));
    }

    /** The first token of a session, both stored. */
    public RefreshToken stored(RefreshToken first) {
        stores.transactions().runInTransaction(() -> stores.sessions().open(first.session(), first));
        return first;
    }

    /** A session that is not stored. */
    public static Session newSession(UserId user) {
        return new Session(SessionId.next(), user, NOW, NOW.plus(Duration.ofDays(30)), null);
    }
}
