package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.List;

/** Uploading files that are to be sent in a chat later, by a message that refers to them. */
public final class FileSharing {
    private final Chats chats;
    private final ChatUploads uploads;
    private final DocumentIntake intake;
    private final ConversationAccess access;
    private final RateLimits limits;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public FileSharing(
            Chats chats,
            ChatUploads uploads,
            DocumentIntake intake,
            CareTeams careTeams,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.chats = chats;
        this.uploads = uploads;
        this.intake = intake;
        this.access = new ConversationAccess(careTeams);
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes in a file, which then waits to be sent; the other side does not see it before.
     *
     * @throws dev.doctorpatient.domain.conversation.ChatClosed if nothing can be sent in the chat
     * @throws dev.doctorpatient.domain.shared.Invalid naming the file if it is empty; {@code quota_exceeded} if no more is kept for the
     *     user or of the patient
     * @throws dev.doctorpatient.domain.shared.TooLarge if it is
     * @throws dev.doctorpatient.domain.shared.Unsupported if it is of no type that is taken in
     * @throws dev.doctorpatient.domain.shared.TooManyRequests if the user sent too many lately
     */
    public ChatUpload upload(Actor actor, ChatId id, Upload upload) {
        limits.count(Quota.UPLOAD, actor.user());
        return transactions.perform(actor, Deed.create(ResourceType.DOCUMENT), trace -> {
            transactions.runInTransaction(() -> {
                var unused = access.requireWritable(actor, trace.about(chats.find(id), Chat::patient));
            });
            try (var files = intake.receive(List.of(upload))) {
                return files.keepFor(() -> transactions.inTransaction(() -> {
                    chats.find(id).ifPresent(chat -> files.takeTurn(actor.user(), chat.patient()));
                    // What was allowed may have ended meanwhile.
                    var seat = access.requireWritable(actor, chats.find(id));
                    var waiting =
                            new ChatUpload(files.all().getFirst(), seat.chat().id(), actor.user(), clock.instant());
                    uploads.add(waiting);
                    files.requireRoom(actor.user(), seat.chat().patient());
                    trace.at(waiting.file().id().value());
                    trace.done();
                    return waiting;
                }));
            }
        });
    }

    /** A file that waits to be sent by the actor. */
    public ChatUpload get(Actor actor, DocumentId id) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.DOCUMENT, id.value()), trace -> {
            var found = uploads.find(id);
            var chat = trace.about(found.flatMap(upload -> chats.find(upload.chat())), Chat::patient);
            var seat = access.requireSeat(actor, chat, "upload");
            return found.filter(upload ->
                            upload.isSendableBy(actor.user(), seat.chat().id(), clock.instant()))
                    .orElseThrow(() -> new NotFound("upload"));
        });
    }
}
