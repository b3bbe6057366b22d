package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.application.conversation.port.MessageFeed;
import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.websocket.conversation.ChatNews.Hearers;
import dev.doctorpatient.websocket.shared.ApiBase;
import dev.doctorpatient.websocket.shared.Frames;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Pushes what happens in chats to the sockets of this process, and to nobody outside the audience; other nodes are told of it. */
@ApplicationScoped
class SocketMessageFeed implements MessageFeed {
    private static final String TOPIC = "chats";

    private final ChatListeners listeners;
    private final OtherNodes nodes;
    private final Frames frames;
    private final ApiBase base;

    SocketMessageFeed(ChatListeners listeners, OtherNodes nodes, Frames frames, ApiBase base) {
        this.listeners = listeners;
        this.nodes = nodes;
        this.frames = frames;
        this.base = base;
    }

    void start(@Observes StartupEvent event) {
        nodes.listen(TOPIC, (_, text) -> hear(frames.read(text, ChatNews.class)));
    }

    @Override
    public void publish(Event event, Audience audience) {
        var news = news(event, Hearers.of(audience));
        if (event instanceof Event.Posted posted) {
            push(posted, audience);
        } else {
            hear(news);
        }
        nodes.tell(TOPIC, frames.write(news, ChatNews.class));
    }

    private static ChatNews news(Event event, Hearers hearers) {
        var chat = event.chat().id().value();
        return switch (event) {
            case Event.Posted posted ->
                new ChatNews.Posted(chat, posted.message().seq());
            case Event.Delivered delivered ->
                new ChatNews.Delivered(chat, hearers, delivered.receiver(), delivered.upTo(), delivered.at());
            case Event.Read read ->
                new ChatNews.Read(chat, hearers, read.upTo().id().value(), read.reader(), read.at());
            case Event.Typing typing ->
                new ChatNews.Typing(chat, hearers, typing.side(), typing.user().value(), typing.typing());
        };
    }

    /** Here the message is at hand, and need not be looked up. */
    private void push(Event.Posted posted, Audience audience) {
        var message = posted.message();
        var hearing = hearing(posted.chat().id(), audience::includes);
        if (!hearing.isEmpty()) {
            var shape = ServerFrame.MessageShape.of(new MessageView(message, posted.chat()), base);
            var frame = write(new ServerFrame.Posted(shape)); // once for all
            hearing.forEach(listener -> listener.offer(message, frame));
        }
    }

    private void hear(ChatNews news) {
        var chat = new ChatId(news.chat());
        switch (news) {
            case ChatNews.Posted posted -> listeners.of(chat).forEach(listener -> listener.hear(posted.seq()));
            case ChatNews.Delivered delivered ->
                send(
                        hearing(chat, delivered.hearers()::include).stream()
                                .filter(ChatListener::wantsDelivered)
                                .toList(),
                        known -> new ServerFrame.Delivered(
                                known.participant(delivered.receiver()), delivered.upTo(), delivered.at()));
            case ChatNews.Read read ->
                send(
                        hearing(chat, read.hearers()::include),
                        known -> new ServerFrame.Read(read.message(), known.participant(read.reader()), read.at()));
            case ChatNews.Typing typing ->
                send(
                        hearing(
                                chat,
                                actor -> typing.hearers().include(actor)
                                        && !actor.user().value().equals(typing.user())),
                        known -> new ServerFrame.Typing(known.participant(typing.side()), typing.typing()));
        }
    }

    private List<ChatListener> hearing(ChatId chat, Predicate<Actor> audience) {
        return listeners
                .of(chat)
                .filter(listener -> audience.test(listener.socket().actor()))
                .toList();
    }

    private void send(List<ChatListener> hearing, Function<Chat, ServerFrame> of) {
        if (!hearing.isEmpty()) {
            var frame = write(of.apply(hearing.getFirst().chat()));
            hearing.forEach(listener -> listener.send(frame));
        }
    }

    private String write(ServerFrame frame) {
        return frames.write(frame, ServerFrame.class);
    }
}
