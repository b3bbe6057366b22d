package dev.doctorpatient.testing;

import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Chats in memory. */
public final class InMemoryChats implements Chats {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The chats of a database. */
    public InMemoryChats(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public Optional<Chat> find(ChatId id) {
        return database.chats.find(id);
    }

    @Override
    public Optional<Chat> findBetween(DoctorId doctor, PatientId patient) {
        return database.chats.all().stream()
                .filter(chat -> chat.doctor().equals(doctor) && chat.patient().equals(patient))
                .findFirst();
    }

    @Override
    public Optional<Chat> lock(ChatId id) {
        database.lock(id);
        return find(id);
    }

    @Override
    public void add(Chat chat) {
        if (findBetween(chat.doctor(), chat.patient()).isPresent()) {
            throw new Conflict(ProblemCode.CONCURRENT_CHANGE, "The two have a chat already");
        }
        database.chats.add(chat.id(), chat);
    }

    @Override
    public void save(Chat chat) {
        database.requireLocked(chat.id());
        database.chats.replace(chat.id(), chat);
    }

    @Override
    public Overview overview(Chat chat) {
        return new Overview(
                chat,
                messages(chat).max(Comparator.comparingLong(Message::seq)).orElse(null),
                unread(chat, Side.DOCTOR),
                unread(chat, Side.PATIENT));
    }

    private long unread(Chat chat, Side reader) {
        return messages(chat)
                .filter(message -> message.sender() != reader && !chat.isRead(message))
                .count();
    }

    private Stream<Message> messages(Chat chat) {
        return database.messages.all().stream().filter(message -> message.chat().equals(chat.id()));
    }

    @Override
    public Page<Overview> page(Scope scope, PageRequest request) {
        return Pages.of(
                        database.chats.all(),
                        chat -> isWithin(scope, chat),
                        Pages.DESCENDING,
                        chat -> Position.of(chat.createdAt(), chat.id().value()),
                        request)
                .map(this::overview);
    }

    private boolean isWithin(Scope scope, Chat chat) {
        return switch (scope) {
            case Scope.All() -> true;
            case Scope.OfDoctor(var doctor) ->
                chat.doctor().equals(doctor) && careTeams.isAssigned(doctor, chat.patient());
            case Scope.OfRelatives(var user) -> careTeams.isRelated(user, chat.patient());
            case Scope.OfPatient(var patient) -> chat.patient().equals(patient);
        };
    }
}
