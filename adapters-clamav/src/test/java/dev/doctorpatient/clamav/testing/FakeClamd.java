package dev.doctorpatient.clamav.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Speaks as much of clamd's protocol as it is told to. */
public final class FakeClamd implements AutoCloseable {
    /** Answers nothing and keeps the connection. */
    public static final String SILENCE = "(silence)";

    /** Hangs up without a word. */
    public static final String END = "(end)";

    /** Reads nothing, so that whoever writes is stuck. */
    public static final String DEAF = "(deaf)";

    private static final int MOST_ATTEMPTS = 250;
    private static final long MOMENT_IN_NANOSECONDS = 20_000_000;

    private final ServerSocket door;
    private final List<Socket> guests = new CopyOnWriteArrayList<>();
    private final List<byte[]> heard = new CopyOnWriteArrayList<>();
    private volatile String answer;

    /** One on a port that is free. */
    public FakeClamd(String answer) {
        this(0, answer);
    }

    /** One on a port. */
    public FakeClamd(int port, String answer) {
        this.answer = answer;
        this.door = open(port);
        var unused = Thread.ofVirtual().start(this::receive);
    }

    /** The one before it may not have left its port wholly yet. */
    private static ServerSocket open(int port) {
        for (var attempt = 1; ; attempt++) {
            try {
                return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            } catch (IOException failure) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new UncheckedIOException(failure);
                }
                LockSupport.parkNanos(MOMENT_IN_NANOSECONDS);
            }
        }
    }

    /** Where it is. */
    public String url() {
        return "tcp://127.0.0.1:" + door.getLocalPort();
    }

    /** What it says to whatever comes from now on. */
    public void answers(String text) {
        answer = text;
    }

    /** What it was sent. */
    public List<byte[]> heard() {
        return heard;
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                guests.add(guest);
                var unused = Thread.ofVirtual().start(() -> serve(guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket guest) {
        try {
            if (answer.equals(DEAF)) {
                return;
            }
            heard.add(file(new DataInputStream(guest.getInputStream())));
            switch (answer) {
                case SILENCE -> {}
                case END -> guest.close();
                default -> {
                    guest.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    guest.close();
                }
            }
        } catch (IOException hungUp) {
            heard.clear();
        }
    }

    private static byte[] file(DataInputStream from) throws IOException {
        var command = new String(from.readNBytes(10), StandardCharsets.US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            throw new EOFException(command);
        }
        var file = new ByteArrayOutputStream();
        for (var length = from.readInt(); length > 0; length = from.readInt()) {
            file.writeBytes(from.readNBytes(length));
        }
        return file.toByteArray();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var guest : guests) {
                guest.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
