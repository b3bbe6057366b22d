package dev.doctorpatient.websocket.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.interview.InterviewRecords;
import dev.doctorpatient.application.interview.Interviewing;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.InterviewId;
import dev.doctorpatient.domain.interview.PatientMessage;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.websocket.shared.CloseReasons;
import dev.doctorpatient.websocket.shared.Frames;
import dev.doctorpatient.websocket.shared.OpenSockets;
import dev.doctorpatient.websocket.shared.Refusals;
import dev.doctorpatient.websocket.shared.Socket;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/** An interview as it happens. */
@WebSocket(path = "/api/v1/ai-assistant/ws/{interview}", endpointId = InterviewSocket.ID)
class InterviewSocket {
    static final String ID = "interview";
    static final String INTERVIEW = "interview";

    private static final Logger LOG = Logger.getLogger(InterviewSocket.class);

    private final Interviewing interviewing;
    private final InterviewRecords records;
    private final OpenSockets sockets;
    private final Frames frames;

    InterviewSocket(Interviewing interviewing, InterviewRecords records, OpenSockets sockets, Frames frames) {
        this.interviewing = interviewing;
        this.records = records;
        this.sockets = sockets;
        this.frames = frames;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection, @PathParam(INTERVIEW) String path) {
        var socket = sockets.add(connection);
        var id = Refusals.readId(path, InterviewId::fromString);
        sockets.serve(connection, _ -> begin(socket, id));
    }

    private void begin(Socket socket, InterviewId id) {
        try {
            var interview = records.read(socket.actor(), id);
            send(
                    socket,
                    new ServerFrame.Connected(
                            ServerFrame.SessionShape.of(interview),
                            interview.transcript().turns().stream()
                                    .map(turn -> ServerFrame.TurnShape.of(id, turn))
                                    .toList()));
            if (interview instanceof Interview.AwaitingReply && socket.actor() instanceof Actor.PatientUser) {
                resume(socket, id);
            }
        } catch (RuntimeException failure) {
            socket.outbound().end(CloseReasons.of(failure));
        }
    }

    @OnTextMessage
    @RunOnVirtualThread
    void receive(String text, WebSocketConnection connection, @PathParam(INTERVIEW) String path) {
        sockets.serve(connection, socket -> answer(text, socket, Refusals.readId(path, InterviewId::fromString)));
    }

    /** Without it nobody would answer. */
    @OnBinaryMessage
    @RunOnVirtualThread
    void refuse(Buffer binary, WebSocketConnection connection) {
        sockets.serve(connection, socket -> send(socket, ServerFrame.Refused.of(Frames.ofBinary(), null)));
    }

    private void answer(String text, Socket socket, InterviewId id) {
        String clientMessageId = null;
        try {
            var frame = frames.read(text, ClientFrame.class);
            if (frame instanceof ClientFrame.Say say) {
                clientMessageId = say.clientMessageId();
            }
            send(socket, answer(frame, socket.actor(), id));
        } catch (RuntimeException failure) {
            send(socket, ServerFrame.Refused.of(Refusals.of(failure), clientMessageId));
        }
    }

    private ServerFrame answer(ClientFrame frame, Actor actor, InterviewId id) {
        return switch (frame) {
            case ClientFrame.Say say -> {
                var content = say.content();
                if (content == null) {
                    throw Invalid.field("content", "is required");
                }
                var message = new PatientMessage(
                        content, say.clientMessageId() == null ? null : new ClientMessageId(say.clientMessageId()));
                yield ServerFrame.of(interviewing.say(actor, id, message).turn().reply());
            }
            case ClientFrame.SendFile _ ->
                new ServerFrame.Notice("Files are not read in an interview; please tell in words what they show.");
            case ClientFrame.Ping _ -> new ServerFrame.Pong();
        };
    }

    private void resume(Socket socket, InterviewId id) {
        try {
            interviewing
                    .resume(socket.actor(), id)
                    .transcript()
                    .latest()
                    .ifPresent(turn -> send(socket, ServerFrame.of(turn.reply())));
        } catch (Rejection stillDown) {
            send(socket, ServerFrame.Refused.of(stillDown, null));
        }
    }

    @OnClose
    void close(WebSocketConnection connection) {
        sockets.remove(connection);
    }

    @OnError
    void failed(Throwable failure, WebSocketConnection connection) {
        LOG.warnf("An interview socket failed: %s", failure.getClass().getName());
        sockets.fail(connection, failure);
    }

    private void send(Socket socket, ServerFrame frame) {
        socket.outbound().send(frames.write(frame, ServerFrame.class));
    }
}
