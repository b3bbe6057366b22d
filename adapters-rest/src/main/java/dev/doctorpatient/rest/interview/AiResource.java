package dev.doctorpatient.rest.interview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.interview.InterviewRecords;
import dev.doctorpatient.application.interview.SessionDialogue;
import dev.doctorpatient.application.interview.SessionOpening;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.QueryValues;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.shared.Warned;
import dev.doctorpatient.rest.shared.WireNames;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/ai")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "AI assistant",
        description =
                "Interviews of patients before they see the doctor, which are no triage and give no medical advice; and an "
                        + "assistant for doctors, whose answers are generated. See also its socket in the introduction.")
@Authenticated
@RunOnVirtualThread
class AiResource {
    @Schema(name = "NewAiSession")
    record NewSession(
            @Nullable UUID chatId,
            @Nullable UUID patientId,

            @Schema(enumeration = {"interview", "assistant"}) @Nullable
            String mode,

            @Nullable List<String> include) {}

    @Schema(name = "NewAiMessage")
    record NewMessage(
            @NotNull UUID sessionId,
            @NotNull String message,
            @Nullable String clientMessageId) {}

    @Schema(name = "StartedAiSession")
    record StartedSession(@JsonUnwrapped AiSessionJson session, List<AiMessageJson> messages) {}

    @Schema(name = "AnsweredAiMessage")
    record AnsweredMessage(
            @JsonUnwrapped AiMessageJson message,
            AiSessionJson session,
            @Nullable String notice) {}

    private final SessionOpening opening;
    private final SessionDialogue dialogue;
    private final InterviewRecords records;
    private final Caller caller;

    AiResource(SessionOpening opening, SessionDialogue dialogue, InterviewRecords records, Caller caller) {
        this.opening = opening;
        this.dialogue = dialogue;
        this.records = records;
        this.caller = caller;
    }

    @POST
    @Path("/sessions")
    @Operation(
            summary = "Begin an interview, whose first question is in messages, or ask the assistant",
            description =
                    "An `interview` is for patients' users, about a patient they act for: the chat's, the one that "
                            + "is named, or themselves. A chat has one open interview at most: the one before is `abandoned` "
                            + "then, with a summary of what was said. `assistant` is for doctors, about a "
                            + "patient assigned to them; the patient's side never sees it. Of the record it knows what `include` "
                            + "names.")
    @Refuses({ProblemCode.TOO_MANY_REQUESTS, ProblemCode.AI_UNAVAILABLE, ProblemCode.CHAT_CLOSED})
    public RestResponse<StartedSession> start(@Valid @NotNull NewSession request) {
        var patient = request.patientId() == null ? null : new PatientId(request.patientId());
        var chat = request.chatId() == null ? null : new ChatId(request.chatId());
        return switch (request.mode()) {
            case "assistant" -> started(opening.startConsultation(caller.actor(), patient, chat, sources(request)));
            case "interview" -> interview(request, patient, chat);
            case null -> interview(request, patient, chat);
            default -> throw Invalid.field("mode", "must be interview or assistant");
        };
    }

    private RestResponse<StartedSession> interview(
            NewSession request, @Nullable PatientId patient, @Nullable ChatId chat) {
        if (request.include() != null && !request.include().isEmpty()) {
            throw Invalid.field("include", "is for the assistant");
        }
        return started(opening.startInterview(caller.actor(), patient, chat));
    }

    private static Set<Consultation.Source> sources(NewSession request) {
        return Optional.ofNullable(request.include()).orElse(List.of()).stream()
                .map(source -> WireNames.parse(Consultation.Source.class, "include", source))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static RestResponse<StartedSession> started(AiSession session) {
        return Created.at(
                "ai/sessions/" + session.opening().id().value(),
                new StartedSession(AiSessionJson.of(session), messagesOf(session)));
    }

    @GET
    @Path("/sessions")
    @Operation(
            summary = "List the AI sessions that you may see",
            description = "Newest first. Administrators see all of them, without the summaries.")
    public PagedJson<AiSessionJson> list(
            @RestQuery("chat_id") @Nullable String chatId,
            @RestQuery("patient_id") @Nullable String patientId,
            @RestQuery @Schema(implementation = AiSessionStage.class) @Nullable String status,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var filter = new AiSessionFilter(
                QueryValues.id("chat_id", chatId, ChatId::new),
                QueryValues.id("patient_id", patientId, PatientId::new),
                WireNames.parseOptional(AiSessionStage.class, "status", status));
        return PagedJson.of(records.list(caller.actor(), filter, PagedJson.request(limit, cursor)), AiSessionJson::of);
    }

    @GET
    @Path("/sessions/{id}")
    @Operation(
            summary = "Get an AI session; once it is completed, with its summary",
            description =
                    "The patient's users and the doctor of its chat may see an interview, and its doctor the assistant's "
                            + "session. An administrator sees the summary only by breaking the glass.")
    @Parameter(ref = "BreakGlass")
    public AiSessionJson get(@RestPath AiSessionId id) {
        return AiSessionJson.of(records.get(caller.actor(), id));
    }

    @GET
    @Path("/sessions/{id}/messages")
    @Operation(
            summary = "List everything that was said, oldest first",
            description =
                    "Whoever may see the session may. The whole list is one page. An administrator breaks the glass.")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED})
    @Parameter(ref = "BreakGlass")
    public PagedJson<AiMessageJson> messages(@RestPath AiSessionId id) {
        return PagedJson.ofAll(
                records.read(caller.actor(), id).transcript().turns(), turn -> AiMessageJson.of(id, turn));
    }

    @PUT
    @Path("/sessions/{id}/end")
    @Operation(
            summary = "End a session; an interview with a summary of what was said",
            description =
                    "Patients' users may in interviews, and doctors in sessions of their own. Without any answer it is "
                            + "`abandoned`. Ending it again changes nothing.")
    @Refuses({
        ProblemCode.ANSWER_PENDING,
        ProblemCode.TOO_MANY_REQUESTS,
        ProblemCode.AI_UNAVAILABLE,
        ProblemCode.BREAK_GLASS_REQUIRED
    })
    public AiSessionJson end(@RestPath AiSessionId id) {
        return AiSessionJson.of(dialogue.end(caller.actor(), id));
    }

    @POST
    @Path("/messages")
    @Operation(
            summary = "Answer the open question, ask the assistant, or send a command",
            description =
                    "Patients' users may in interviews, and doctors in sessions of their own. The command is the whole "
                            + "message: `/summarize` ends with a summary of what is known, `/reset` begins again, `/status` "
                            + "and `/help` tell something, also after the end. If the interviewer fails, the answer is kept: "
                            + "send it again with the same `client_message_id`. If an answer may tell of an emergency, "
                            + "`notice` says whom to call, in the answer and in every problem alike.")
    @Refuses({
        ProblemCode.INTERVIEW_FINISHED,
        ProblemCode.ANSWER_PENDING,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.NOTHING_TO_SUMMARIZE,
        ProblemCode.TOO_MANY_REQUESTS,
        ProblemCode.AI_UNAVAILABLE,
        ProblemCode.BREAK_GLASS_REQUIRED
    })
    @APIResponse(responseCode = "200", description = "What was answered before to this client_message_id.")
    public RestResponse<AnsweredMessage> say(@Valid @NotNull NewMessage request) {
        var message = new SessionMessage(
                request.message(),
                request.clientMessageId() == null ? null : new ClientMessageId(request.clientMessageId()));
        var id = new AiSessionId(request.sessionId());
        var notices = new ArrayList<String>();
        try {
            var said = dialogue.say(caller.actor(), id, message, new WarningsOnly(notices));
            return Created.orRepeated(
                    said.repeated(),
                    "ai/sessions/" + id.value() + "/messages",
                    new AnsweredMessage(
                            AiMessageJson.of(id, said.turn()),
                            AiSessionJson.of(said.session()),
                            notices.isEmpty() ? null : notices.getFirst()));
        } catch (NotFound _) {
            throw Invalid.reference("session_id"); // the session is named in the body and not in the address
        } catch (Rejection refusal) {
            throw notices.isEmpty() ? refusal : new Warned(refusal, notices.getFirst());
        }
    }

    private static List<AiMessageJson> messagesOf(AiSession session) {
        return session.transcript().turns().stream()
                .map(turn -> AiMessageJson.of(session.opening().id(), turn))
                .toList();
    }

    /** An answer of HTTP comes whole; what the user has to be told goes with it. */
    private record WarningsOnly(List<String> notices) implements SessionDialogue.Listener {
        @Override
        public void hears(String piece) {
            // The whole reply is answered.
        }

        @Override
        public void isWarned(Reply.Notice notice) {
            notices.add(notice.text());
        }
    }
}
