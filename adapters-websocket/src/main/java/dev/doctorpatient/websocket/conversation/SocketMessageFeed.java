package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.application.conversation.port.MessageFeed;
import dev.doctorpatient.websocket.shared.ApiBase;
import dev.doctorpatient.websocket.shared.Frames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** Pushes what happens in chats to the sockets of this process, and to nobody outside the audience. */
@ApplicationScoped
class SocketMessageFeed implements MessageFeed {
    private final ChatListeners listeners;
    private final Frames frames;
    private final ApiBase base;

    SocketMessageFeed(ChatListeners listeners, Frames frames, ApiBase base) {
        this.listeners = listeners;
        this.base = base;
        this.frames = frames;
    }

    @Override
    public void publish(Event event, Audience audience) {
        var hearing = listeners
                .of(event.chat().id())
                .filter(listener -> audience.includes(listener.socket().actor()))
                .toList();
        if (hearing.isEmpty()) {
            return;
        }
        switch (event) {
            case Event.Posted posted -> {
                var shape = ServerFrame.MessageShape.of(new MessageView(posted.message(), posted.chat()), base);
                var frame = write(new ServerFrame.Posted(shape)); // once for all
                hearing.forEach(listener -> listener.offer(posted.message(), frame));
            }
            case Event.Delivered delivered -> {
                var frame = write(new ServerFrame.Delivered(
                        delivered.chat().participant(delivered.receiver()), delivered.upTo(), delivered.at()));
                send(frame, hearing.stream().filter(ChatListener::wantsDelivered));
            }
            case Event.Read read -> {
                var frame = write(new ServerFrame.Read(
                        read.upTo().id().value(), read.chat().participant(read.reader()), read.at()));
                send(frame, hearing.stream());
            }
            case Event.Typing typing -> {
                var frame = write(new ServerFrame.Typing(typing.chat().participant(typing.side()), typing.typing()));
                send(frame, hearing.stream().filter(listener -> !listener.socket()
                        .actor()
                        .user()
                        .equals(typing.user())));
            }
        }
    }

    private String write(ServerFrame frame) {
        return frames.write(frame, ServerFrame.class);
    }

    private static void send(String frame, Stream<ChatListener> hearing) {
        hearing.forEach(listener -> listener.socket().outbound().send(frame));
    }
}
