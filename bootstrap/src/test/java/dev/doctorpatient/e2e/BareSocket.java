package dev.doctorpatient.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A socket without a client: every frame goes out as it is given, none is answered by itself, and nothing is read before somebody asks.
 */
final class BareSocket implements AutoCloseable {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    /** Marks the last frame of a message. */
    static final int LAST = 0x80;

    /** What stands for the code of a connection that broke without a goodbye. */
    static final int BROKEN = 1006;

    /** What stands for the code of a goodbye without one. */
    private static final int NO_CODE = 1005;

    private static final int LONGEST_WAIT_IN_MILLISECONDS = 30_000;
    private static final int MASKED = 0x80;

    /**
     * One frame of the server's.
     *
     * @param payload a character for every byte
     */
    record Frame(int kind, String payload) {
        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return payload.getBytes(StandardCharsets.ISO_8859_1);
        }

        int closeCode() {
            return payload.length() < 2 ? NO_CODE : ByteBuffer.wrap(bytes()).getShort() & 0xFFFF;
        }
    }

    private final Socket socket = new Socket();
    private final DataInputStream input;

    private BareSocket(URI address, String token, int receiveBuffer) {
        try {
            socket.setReceiveBufferSize(receiveBuffer);
            socket.setSoTimeout(LONGEST_WAIT_IN_MILLISECONDS);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            input = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1_024));
            write(("GET " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " + token
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) input.readUnsignedByte());
            }
            if (!head.toString().startsWith("HTTP/1.1 101 ")) {
                throw new AssertionError("no socket: " + head);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static BareSocket open(Person who, String path, int receiveBuffer) {
        return new BareSocket(who.clinic().socketAddress(path, ""), who.accessToken(), receiveBuffer);
    }

    static BareSocket open(Person who, String path) {
        return open(who, path, 65_536);
    }

    /** Sends a frame as clients must: masked, if only with zeros. */
    void sends(int firstByte, byte[] payload) {
        write(framed(firstByte, MASKED, payload));
    }

    void sends(int firstByte, String payload) {
        sends(firstByte, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame as only servers may. */
    void sendsUnmasked(int firstByte, String payload) {
        write(framed(firstByte, 0, payload.getBytes(StandardCharsets.UTF_8)));
    }

    void sendsClose(int code) {
        sends(LAST | CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** Sends a text many times in one go. */
    void sendsOften(int times, String text) {
        var one = framed(LAST | TEXT, MASKED, text.getBytes(StandardCharsets.UTF_8));
        var all = ByteBuffer.allocate(times * one.length);
        for (var i = 0; i < times; i++) {
            all.put(one);
        }
        write(all.array());
    }

    private static byte[] framed(int firstByte, int mask, byte[] payload) {
        var frame = ByteBuffer.allocate(14 + payload.length).put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (mask | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (mask | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (mask | 127)).putLong(payload.length);
        }
        if (mask != 0) {
            frame.putInt(0);
        }
        frame.put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The next frame of the server's. */
    Frame next() {
        try {
            return read();
        } catch (IOException failure) {
            throw new AssertionError("no frame came", failure);
        }
    }

    private Frame read() throws IOException {
        var kind = input.readUnsignedByte() & 0x0F;
        long length = input.readUnsignedByte();
        if (length == 126) {
            length = input.readUnsignedShort();
        } else if (length == 127) {
            length = input.readLong();
        }
        var payload = new byte[Math.toIntExact(length)];
        input.readFully(payload);
        return new Frame(kind, new String(payload, StandardCharsets.ISO_8859_1));
    }

    /** The next frame of a type; those before it are let go. */
    JsonNode hears(String type) {
        while (true) {
            var frame = next();
            if (frame.kind() == CLOSE) {
                throw new AssertionError("closed with " + frame.closeCode());
            }
            if (frame.kind() == TEXT) {
                var read = Json.read(frame.text());
                if (SocketClient.typeOf(read).equals(type)) {
                    return read;
                }
            }
        }
    }

    /** With which code the server closes; what comes before is let go. */
    int closedWith() {
        try {
            while (true) {
                var frame = read();
                if (frame.kind() == CLOSE) {
                    return frame.closeCode();
                }
            }
        } catch (EOFException | SocketException broken) {
            return BROKEN;
        } catch (IOException stillOpen) {
            throw new AssertionError("the socket was not closed", stillOpen);
        }
    }

    /** Fails unless the server ends the connection itself; what comes before is let go. */
    void isCutOff() {
        while (closedWith() != BROKEN) {
            // its goodbye, and then its end
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
