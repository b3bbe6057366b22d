package dev.doctorpatient.rest.conversation;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.conversation.MessageSending;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.application.conversation.Outgoing;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.Base64File;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.FileClaims;
import dev.doctorpatient.rest.shared.JsonWithFiles;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.shared.TemporaryFiles;
import dev.doctorpatient.rest.shared.UploadSettings;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Messages", description = "What is said in chats. The same can be had over the chat socket.")
@Authenticated
@RunOnVirtualThread
class MessageResource {
    @Schema(name = "NewMessage")
    record NewMessage(
            @NotNull UUID chatId,
            @Nullable String message,

            @Schema(enumeration = {"text", "audio", "file"}) @Nullable
            String messageType,

            @Nullable NewFile file,
            @Nullable String clientMessageId,
            @Nullable UUID senderId,
            @Nullable UUID receiverId) {}

    @Schema(name = "NewFile")
    record NewFile(
            @Nullable String fileName,
            @Nullable String contentType,
            @Nullable Base64File contentBase64,
            @Nullable UUID documentId) {}

    private final MessageSending sending;
    private final Messaging messaging;
    private final JsonWithFiles bodies;
    private final UploadSettings settings;
    private final ApiBase base;
    private final Caller caller;

    MessageResource(
            MessageSending sending,
            Messaging messaging,
            JsonWithFiles bodies,
            UploadSettings settings,
            ApiBase base,
            Caller caller) {
        this.sending = sending;
        this.messaging = messaging;
        this.bodies = bodies;
        this.settings = settings;
        this.base = base;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBodySchema(NewMessage.class)
    @Operation(
            summary = "Send a message",
            description =
                    "The chat's doctor and the patient's users may. It is stored before the answer, and heard on all "
                            + "sockets of both sides. A chat is closed while its doctor is not mapped to the patient. A message of the type "
                            + "`audio` or `file` brings a file, in base 64 or by the `document_id` of one that was uploaded before with "
                            + "`POST /chats/{id}/uploads`; what is taken in is listed at `POST /patients/{id}/case-history`.")
    @Refuses({
        ProblemCode.MALWARE_FOUND,
        ProblemCode.CHAT_CLOSED,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.BREAK_GLASS_REQUIRED,
        ProblemCode.QUOTA_EXCEEDED,
        ProblemCode.TOO_MANY_REQUESTS
    })
    @APIResponse(responseCode = "200", description = "The message that was sent before under this client_message_id.")
    public RestResponse<MessageJson> send(InputStream body) throws IOException {
        try (body;
                var files = new TemporaryFiles(settings)) { // what is left unread would stand before the answer
            var request = bodies.read(NewMessage.class, body, files);
            var sent = sending.send(
                    caller.actor(),
                    new Outgoing(
                            new ChatId(request.chatId()),
                            Outgoing.Body.of(request.messageType(), request.message(), source(request.file(), files)),
                            request.clientMessageId() == null ? null : new ClientMessageId(request.clientMessageId()),
                            request.senderId(),
                            request.receiverId()));
            var message = MessageJson.of(sent.view(), base);
            return Created.orRepeated(sent.repeated(), "chats/" + message.chatId() + "/messages", message);
        } catch (NotFound _) {
            throw Invalid.reference("chat_id"); // the chat is named in the body and not in the address
        }
    }

    private static Outgoing.@Nullable Source source(@Nullable NewFile file, TemporaryFiles files) {
        if (file == null) {
            return null;
        }
        FileClaims.requireText("file.content_type", file.contentType());
        return Outgoing.Source.of(
                file.documentId(),
                file.fileName(),
                file.contentBase64() == null
                        ? null
                        : files.read(file.contentBase64().place()));
    }

    @PUT
    @Path("/{id}/read")
    @Operation(
            summary = "Mark a message of the other side, and all before it, as read",
            description = "Only the receiving side may. Again is no error.")
    @Refuses(ProblemCode.BREAK_GLASS_REQUIRED)
    public MessageJson read(@RestPath MessageId id) {
        return MessageJson.of(messaging.markRead(caller.actor(), id), base);
    }
}
