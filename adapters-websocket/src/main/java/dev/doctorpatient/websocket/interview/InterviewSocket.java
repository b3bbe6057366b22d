package dev.doctorpatient.websocket.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.interview.InterviewRecords;
import dev.doctorpatient.application.interview.SessionDialogue;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.websocket.shared.Conversation;
import dev.doctorpatient.websocket.shared.Frames;
import dev.doctorpatient.websocket.shared.OpenSockets;
import dev.doctorpatient.websocket.shared.Refusals;
import dev.doctorpatient.websocket.shared.Socket;
import dev.doctorpatient.websocket.shared.SocketEndpoint;
import io.quarkus.websockets.next.WebSocket;
import org.jspecify.annotations.Nullable;

/** A session as it happens. */
@WebSocket(path = "/api/v1/ai-assistant/ws/{interview}", endpointId = InterviewSocket.ID)
class InterviewSocket extends SocketEndpoint {
    static final String ID = "interview";
    static final String INTERVIEW = "interview";

    private final SessionDialogue dialogue;
    private final InterviewRecords records;
    private final OpenSockets sockets;
    private final Frames frames;

    InterviewSocket(SessionDialogue dialogue, InterviewRecords records, OpenSockets sockets, Frames frames) {
        super(sockets);
        this.dialogue = dialogue;
        this.records = records;
        this.sockets = sockets;
        this.frames = frames;
    }

    @Override
    protected Conversation converse(Socket socket) {
        return new Conversation() {
            @Override
            public void begin() {
                InterviewSocket.this.begin(socket, idOf(socket));
            }

            @Override
            public void answer(String text) {
                InterviewSocket.this.answer(text, socket, idOf(socket));
            }

            @Override
            public void refuse(Rejection rejection, @Nullable String clientMessageId) {
                send(socket, ServerFrame.Refused.of(rejection, clientMessageId));
            }

            @Override
            public void end() {
                // Nobody knows of it.
            }
        };
    }

    private static AiSessionId idOf(Socket socket) {
        return Refusals.readId(socket.pathParameter(INTERVIEW), AiSessionId::fromString);
    }

    private void begin(Socket socket, AiSessionId id) {
        var session = records.read(socket.actor(), id);
        send(
                socket,
                new ServerFrame.Connected(
                        ServerFrame.SessionShape.of(session),
                        session.transcript().turns().stream()
                                .map(turn -> ServerFrame.TurnShape.of(id, turn))
                                .toList()));
        var repliesWait =
                switch (session) {
                    case Interview.AwaitingReply _ -> socket.actor() instanceof Actor.PatientUser;
                    case Consultation.Waiting _ -> socket.actor() instanceof Actor.Doctor;
                    case Interview.AwaitingAnswer _,
                            Interview.Completed _,
                            Interview.Abandoned _,
                            Consultation.Open _,
                            Consultation.Ended _ -> false;
                };
        if (repliesWait) {
            resume(socket, id);
        }
    }

    private void answer(String text, Socket socket, AiSessionId id) {
        String clientMessageId = null;
        try {
            var frame = frames.read(text, ClientFrame.class);
            if (frame instanceof ClientFrame.Say say) {
                clientMessageId = say.clientMessageId();
            }
            send(socket, answer(frame, socket, id));
        } catch (RuntimeException failure) {
            send(socket, ServerFrame.Refused.of(Refusals.of(failure), clientMessageId));
        }
    }

    private ServerFrame answer(ClientFrame frame, Socket socket, AiSessionId id) {
        return switch (frame) {
            case ClientFrame.Say say -> {
                var content = say.content();
                if (content == null) {
                    throw Invalid.field("content", "is required");
                }
                var message = new SessionMessage(
                        content, say.clientMessageId() == null ? null : new ClientMessageId(say.clientMessageId()));
                yield ServerFrame.of(dialogue.say(socket.actor(), id, message, heardBy(socket))
                        .turn()
                        .reply());
            }
            case ClientFrame.SendFile file -> {
                var name = file.fileName();
                if (name == null) {
                    throw Invalid.field("file_name", "is required");
                }
                yield ServerFrame.of(dialogue.mention(socket.actor(), id, FileName.cleaned("file_name", name))
                        .turn()
                        .reply());
            }
            case ClientFrame.Authenticate(var token) -> new ServerFrame.Authenticated(sockets.renew(socket, token));
            case ClientFrame.Ping _ -> new ServerFrame.Pong();
        };
    }

    private void resume(Socket socket, AiSessionId id) {
        try {
            dialogue.resume(socket.actor(), id, heardBy(socket))
                    .ifPresent(said -> send(socket, ServerFrame.of(said.turn().reply())));
        } catch (Rejection stillDown) {
            send(socket, ServerFrame.Refused.of(stillDown, null));
        }
    }

    private SessionDialogue.Listener heardBy(Socket socket) {
        return new SessionDialogue.Listener() {
            @Override
            public void hears(String piece) {
                send(socket, new ServerFrame.Token(piece));
            }

            @Override
            public void isWarned(Reply.Notice notice) {
                send(socket, ServerFrame.of(notice));
            }
        };
    }

    private void send(Socket socket, ServerFrame frame) {
        socket.outbound().send(frames.write(frame, ServerFrame.class));
    }
}
