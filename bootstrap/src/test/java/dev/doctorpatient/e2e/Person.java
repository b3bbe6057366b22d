package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.function.Consumer;

/** Somebody who is signed in. */
final class Person extends Client {
    static final String PASSWORD = "e2e-Clinic-7491";
    static final String ADMINISTRATOR_PASSWORD = "first-Admin-2026";

    private final String email;
    private final JsonNode tokens;

    private Person(Clinic clinic, String email, JsonNode tokens) {
        super(clinic, tokens.get("access_token").asText());
        this.email = email;
        this.tokens = tokens;
    }

    static Person signIn(Clinic clinic, String email, String password) {
        var tokens = clinic.anybody()
                .post("/auth/login", json("email", email, "password", password))
                .ok()
                .shaped(Shapes.TOKENS);
        return new Person(clinic, email, tokens);
    }

    /** The same account on another device. */
    Person onAnotherDevice() {
        return signIn(clinic(), email, PASSWORD);
    }

    String email() {
        return email;
    }

    String userId() {
        return tokens.get("user_id").asText();
    }

    /** The doctor, patient or hospital as which the account acts. */
    String profileId() {
        return tokens.get("profile_id").asText();
    }

    String accessToken() {
        return tokens.get("access_token").asText();
    }

    String refreshToken() {
        return tokens.get("refresh_token").asText();
    }

    void signsOut() {
        post("/auth/logout", json("refresh_token", refreshToken())).done();
    }

    /** A ticket that opens one socket. */
    String ticket() {
        return post("/auth/socket-ticket", json()).created().text("ticket");
    }

    /** Opens a socket with a query such as {@code after_seq=3}, and an Authorization header. */
    SocketClient opens(String path, String query) {
        Consumer<WebSocket.Builder> header = builder -> builder.header("Authorization", "Bearer " + accessToken());
        return SocketClient.open(clinic().socketAddress(path, query), header);
    }

    /** Opens the socket of a chat, and takes the first frame. */
    SocketClient joins(Chat chat) {
        var socket = opens("/chats/ws/" + chat.id(), "");
        var unused = socket.hears("connected");
        return socket;
    }

    /** Sends a message by REST. */
    Answer writes(Chat chat, String message) {
        return post("/messages", json("chat_id", chat.id(), "message", message)).created();
    }
}
