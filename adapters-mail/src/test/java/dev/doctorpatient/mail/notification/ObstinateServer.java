package dev.doctorpatient.mail.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that takes everything, but for what it was told to answer otherwise. */
final class ObstinateServer implements AutoCloseable {
    /** The answer of one who says nothing and stays on the line. */
    static final String SILENCE = "(silence)";

    /** The answer of one who hangs up. */
    static final String END = "(end)";

    /** Stands for the end of a mail's text. */
    static final String TEXT = ".";

    private static final Map<String, String> USUAL = Map.of(
            "",
            "220 here",
            "EHLO",
            "250-here\r\n250 AUTH PLAIN",
            "AUTH",
            "235 welcome",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go on",
            TEXT,
            "250 taken",
            "RSET",
            "250 ok",
            "QUIT",
            "221 bye");

    private final ServerSocket door;
    private volatile Map<String, String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    private ObstinateServer(ServerSocket door, Map<String, String> answers) {
        this.door = door;
        this.answers = answers;
    }

    /** A server that answers a command, or its own greeting if that is empty, in an unusual way. */
    static ObstinateServer answering(String command, String answer) {
        try {
            var server = new ObstinateServer(
                    new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), Map.of(command, answer));
            var unused = Thread.ofVirtual().start(server::listen);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** Makes it a server like any other. */
    void comesToReason() {
        answers = Map.of();
    }

    /** Every line that a client said. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void listen() {
        try {
            while (true) {
                var client = door.accept();
                open.add(client);
                var unused = Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void talk(Socket client) {
        try (client) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            var out = client.getOutputStream();
            var command = "";
            while (says(out, command)) {
                var line = lines.readLine();
                if (line == null) {
                    return;
                }
                heard.add(line);
                if (command.equals("DATA")) {
                    while (line != null && !line.equals(TEXT)) {
                        line = lines.readLine();
                    }
                    command = TEXT;
                } else {
                    command = line.split(" ", 2)[0];
                }
            }
        } catch (IOException _) {
            // the client hung up
        }
    }

    /** Says what a command deserves; false to hang up. */
    private boolean says(OutputStream out, String command) throws IOException {
        var answer = answers.getOrDefault(command, USUAL.getOrDefault(command, "500 what"));
        if (answer.equals(END)) {
            return false;
        }
        if (!answer.equals(SILENCE)) {
            out.write((answer + "\r\n").getBytes(US_ASCII));
            out.flush();
        }
        return true;
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var client : open) {
                client.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
