package dev.doctorpatient.application.export;

import dev.doctorpatient.application.casehistory.CaseHistoryView;
import dev.doctorpatient.application.conversation.ChatView;
import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept about a patient, for who was allowed to have it. It is read while somebody walks through it, a page at a time and each
 * in a transaction of its own, so that neither its length nor the slowness of who receives it costs memory or holds the database. What
 * is added meanwhile may be in it or not. Every page and every document is refused once who asked may no longer have it, or their
 * account was shut out.
 */
public interface PatientRecord {
    /** Somebody who acts for the patient. */
    record Relative(Kinship kinship, String name) {}

    /**
     * Who is around the patient at this moment.
     *
     * @param relatives the earliest first
     * @param doctors who treat the patient
     * @param hospitals where the patient is registered
     */
    record CareTeam(List<Relative> relatives, List<Doctor> doctors, List<Hospital> hospitals) {
        /** Keeps its own copies. */
        public CareTeam {
            relatives = List.copyOf(relatives);
            doctors = List.copyOf(doctors);
            hospitals = List.copyOf(hospitals);
        }
    }

    /**
     * An appointment and what became of it.
     *
     * @param history its states, the earliest first
     */
    record Visit(Appointment appointment, String doctorName, List<AppointmentRevision> history) {
        /** Keeps its own copy. */
        public Visit {
            history = List.copyOf(history);
        }
    }

    /** A chat, without what was said in it. */
    record Conversation(ChatView view, String doctorName) {}

    /** The patient. */
    Patient patient();

    /** Who asked for it. */
    UserId by();

    /** When they asked. */
    Instant at();

    /** The account that acts as the patient, if it is its owner who asked. */
    Optional<User> account();

    /** Who is around the patient. Of those who act for the patient, only the patient and administrators learn of all; others of themselves. */
    CareTeam careTeam();

    /** The appointments, earliest first. */
    Iterable<Visit> visits();

    /** The chats, newest first, also those with doctors who no longer treat the patient. */
    Iterable<Conversation> conversations();

    /** What was said in a chat up to the message that was its newest when the chat was read, oldest first. */
    Iterable<MessageView> messages(Conversation conversation);

    /** The interviews, newest first. What doctors ask the assistant is theirs and no part of the record. */
    Iterable<Interview> interviews();

    /** The entries of the case history, newest first. */
    Iterable<CaseHistoryView> entries();

    /** The documents of all entries and chats, newest first. */
    Iterable<Document> documents();

    /**
     * The bytes of a document; empty if they are not there. Whoever asks closes what they get.
     *
     * @throws dev.doctorpatient.domain.shared.Unavailable if it cannot be told now
     */
    Optional<InputStream> open(Document document);

    /** Whoever looked at what is the patient's, or changed it, newest first: near the top, whoever asked for this. */
    Iterable<AccessLogEntry> accessLog();
}
