package dev.doctorpatient.rest.conversation;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.conversation.ChatRooms;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.QueryValues;
import dev.doctorpatient.rest.shared.Refuses;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/chats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Chats",
        description =
                "Each doctor has one chat with each of their patients. See also the chat socket in the introduction.")
@Authenticated
@RunOnVirtualThread
class ChatResource {
    @Schema(name = "NewChat")
    record Participants(@NotNull UUID doctorId, @NotNull UUID patientId) {}

    @Schema(name = "ChatArchiving")
    record Archiving(@NotNull Boolean isActive) {}

    @Schema(name = "ReadUpTo")
    record Reading(@NotNull Long upToSeq) {}

    @Schema(name = "Receipts")
    record Receipts(long lastSeq, SideReceipts doctor, SideReceipts patient) {
        static Receipts of(Chat chat) {
            return new Receipts(
                    chat.lastSeq(), SideReceipts.of(chat, Side.DOCTOR), SideReceipts.of(chat, Side.PATIENT));
        }
    }

    @Schema(name = "SideReceipts")
    record SideReceipts(UUID participantId, long deliveredSeq, long readSeq) {
        static SideReceipts of(Chat chat, Side side) {
            return new SideReceipts(chat.participant(side), chat.deliveredSeq(side), chat.readSeq(side));
        }
    }

    private final ChatRooms rooms;
    private final Messaging messaging;
    private final ApiBase base;
    private final Caller caller;

    ChatResource(ChatRooms rooms, Messaging messaging, ApiBase base, Caller caller) {
        this.rooms = rooms;
        this.messaging = messaging;
        this.base = base;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Open the chat of a doctor and a patient, or get the one that exists",
            description =
                    "The two must be mapped to each other. The doctor, the patient's users and administrators may.")
    @Refuses({ProblemCode.NOT_MAPPED})
    @APIResponse(responseCode = "200", description = "The chat that was there before.")
    public RestResponse<ChatJson> open(@Valid @NotNull Participants request) {
        var opened = rooms.open(caller.actor(), new DoctorId(request.doctorId()), new PatientId(request.patientId()));
        var chat = ChatJson.of(opened.view(), base);
        return Created.orRepeated(!opened.isNew(), "chats/" + chat.id(), chat);
    }

    @GET
    @Operation(
            summary = "List the chats that you may see",
            description = "Newest first. Administrators see all of them, without what was said.")
    public PagedJson<ChatJson> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(
                rooms.list(caller.actor(), PagedJson.request(limit, cursor)), chat -> ChatJson.of(chat, base));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Get a chat",
            description = "Its doctor, the patient's users and administrators may; to others it looks missing.")
    @Parameter(ref = "BreakGlass")
    public ChatJson get(@RestPath ChatId id) {
        return ChatJson.of(rooms.get(caller.actor(), id), base);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Put a chat into the archive of the own side, or take it out",
            description =
                    "For the chat's two sides. The other side does not notice; a new message takes it out on both.")
    @Refuses(ProblemCode.BREAK_GLASS_REQUIRED)
    public ChatJson archive(@RestPath ChatId id, @Valid @NotNull Archiving request) {
        return ChatJson.of(rooms.setActive(caller.actor(), id, request.isActive()), base);
    }

    @GET
    @Path("/{id}/messages")
    @Operation(
            summary = "List messages, newest first; with after_seq those after that place, oldest first",
            description =
                    "For the chat's two sides; also while the chat is closed, for the patient's. An administrator "
                            + "breaks the glass.")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED})
    @Parameter(ref = "BreakGlass")
    public PagedJson<MessageJson> messages(
            @RestPath ChatId id,
            @RestQuery("after_seq") @Nullable String afterSeq,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        PageRequest request = PagedJson.request(limit, cursor);
        return afterSeq == null
                ? PagedJson.of(messaging.newest(caller.actor(), id, request), message -> MessageJson.of(message, base))
                : PagedJson.of(
                        messaging.after(
                                caller.actor(),
                                id,
                                place("after_seq", QueryValues.largeNumber("after_seq", afterSeq)),
                                request),
                        message -> MessageJson.of(message, base));
    }

    @PUT
    @Path("/{id}/read")
    @Operation(
            summary = "Mark all messages up to a place as read",
            description = "For the chat's two sides. An earlier place than before changes nothing.")
    @Refuses(ProblemCode.BREAK_GLASS_REQUIRED)
    public void read(@RestPath ChatId id, @Valid @NotNull Reading request) {
        messaging.markReadUpTo(caller.actor(), id, place("up_to_seq", request.upToSeq()));
    }

    @GET
    @Path("/{id}/receipts")
    @Operation(
            summary = "See how far each side has read, and how far its devices got everything",
            description = "For the chat's two sides.")
    @Refuses(ProblemCode.BREAK_GLASS_REQUIRED)
    public Receipts receipts(@RestPath ChatId id) {
        return Receipts.of(rooms.receipts(caller.actor(), id));
    }

    @PUT
    @Path("/{id}/delivered")
    @Operation(
            summary = "Tell that a device of yours has all messages up to a place",
            description =
                    "For the chat's two sides. On sockets the service finds out by itself; this is for devices that fetch. What is "
                            + "marked as read counts as delivered. An earlier place than before changes nothing.")
    @Refuses(ProblemCode.BREAK_GLASS_REQUIRED)
    public void delivered(@RestPath ChatId id, @Valid @NotNull Reading request) {
        messaging.markDeliveredUpTo(caller.actor(), id, place("up_to_seq", request.upToSeq()));
    }

    private static long place(String field, long seq) {
        if (seq < 0) {
            throw Invalid.field(field, "must not be negative");
        }
        return seq;
    }
}
