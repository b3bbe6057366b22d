package dev.doctorpatient.rest.conversation;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.Refuses;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    record NewMessage(
            @NotNull UUID chatId,
            @NotNull String message,
            @Schema(enumeration = "text") @Nullable String messageType,
            @Nullable String clientMessageId,
            @Nullable UUID senderId,
            @Nullable UUID receiverId) {}

    private final Messaging messaging;
    private final Caller caller;

    MessageResource(Messaging messaging, Caller caller) {
        this.messaging = messaging;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Send a message",
            description =
                    "The chat's doctor and the patient's users may. It is stored before the answer, and heard on all "
                            + "sockets of both sides. A chat is closed while its doctor is not mapped to the patient.")
    @Refuses({ProblemCode.CHAT_CLOSED, ProblemCode.IDEMPOTENCY_KEY_REUSED, ProblemCode.BREAK_GLASS_REQUIRED})
    @APIResponse(responseCode = "200", description = "The message that was sent before under this client_message_id.")
    public RestResponse<MessageJson> send(@Valid @NotNull NewMessage request) {
        if (request.messageType() != null && !request.messageType().equals("text")) {
            throw Invalid.field("message_type", "must be text");
        }
        try {
            var sent = messaging.send(
                    caller.actor(),
                    new Messaging.Outgoing(
                            new ChatId(request.chatId()),
                            new MessageText(request.message()),
                            request.clientMessageId() == null ? null : new ClientMessageId(request.clientMessageId()),
                            request.senderId(),
                            request.receiverId()));
            var message = MessageJson.of(sent.view());
            return Created.orRepeated(sent.repeated(), "chats/" + message.chatId() + "/messages", message);
        } catch (NotFound _) {
            throw Invalid.reference("chat_id"); // the chat is named in the body and not in the address
        }
    }

    @PUT
    @Path("/{id}/read")
    @Operation(
            summary = "Mark a message of the other side, and all before it, as read",
            description = "Only the receiving side may. Again is no error.")
    @Refuses(ProblemCode.BREAK_GLASS_REQUIRED)
    public MessageJson read(@RestPath MessageId id) {
        return MessageJson.of(messaging.markRead(caller.actor(), id));
    }
}
