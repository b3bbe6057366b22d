package dev.doctorpatient.application.conversation.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chats. */
public interface Chats {
    /** Whose chats a list is about. */
    sealed interface Scope {
        /** Everybody's. */
        record All() implements Scope {}

        /** Those of a doctor with patients whom they treat now. */
        record OfDoctor(DoctorId doctor) implements Scope {}

        /** Those of the patients for whom a user acts. */
        record OfRelatives(UserId user) implements Scope {}

        /** Those of one patient. */
        record OfPatient(PatientId patient) implements Scope {}
    }

    /**
     * A chat with what a list shows of it.
     *
     * @param last the newest message; null while there is none
     * @param unreadByDoctor how many messages of the patient's side the doctor has not read
     */
    record Overview(Chat chat, @Nullable Message last, long unreadByDoctor, long unreadByPatient) {}

    /** The chat with this id. */
    Optional<Chat> find(ChatId id);

    /** The chat of these two. */
    Optional<Chat> findBetween(DoctorId doctor, PatientId patient);

    /** The chat with this id; any other transaction that asks for it in this way, or appends to it, waits until this one ends. */
    Optional<Chat> lock(ChatId id);

    /**
     * Stores a new chat.
     *
     * @throws dev.doctorpatient.domain.shared.Conflict {@code concurrent_change} if the two have one, also one that is being
     *     stored at this moment
     */
    void add(Chat chat);

    /** Stores changes of a chat that is locked by the same transaction. */
    void save(Chat chat);

    /** What a list shows of a chat that is known. */
    Overview overview(Chat chat);

    /** The chats of a scope, newest first. */
    Page<Overview> page(Scope scope, PageRequest request);
}
