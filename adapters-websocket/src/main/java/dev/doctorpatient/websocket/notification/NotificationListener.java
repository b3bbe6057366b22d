package dev.doctorpatient.websocket.notification;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.websocket.shared.Socket;
import java.util.ArrayList;
import java.util.List;

/** One socket that listens for a user. What is pushed before the socket was greeted waits, so that the greeting comes first. */
final class NotificationListener {
    private final Socket socket;
    private final List<String> early = new ArrayList<>();
    private boolean greeted;

    NotificationListener(Socket socket) {
        this.socket = socket;
    }

    Actor actor() {
        return socket.actor();
    }

    UserId user() {
        return actor().user();
    }

    synchronized void greet(String frame) {
        greeted = true;
        socket.outbound().send(frame);
        early.forEach(socket.outbound()::send);
        early.clear();
    }

    synchronized void offer(String frame) {
        if (greeted) {
            socket.outbound().send(frame);
        } else {
            early.add(frame);
        }
    }
}
