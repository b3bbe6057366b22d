package dev.doctorpatient.e2e;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plain connection to the service, for what no client library would send: every byte goes out as it is given. */
final class Wire implements AutoCloseable {
    private static final int LONGEST_WAIT_IN_MILLISECONDS = 20_000;
    private static final int LONGEST_SHOWN = 400;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    /** Stands in a text for bytes that are no UTF-8: a sequence that breaks off. */
    static final char BROKEN_BYTES = '\uE000';

    /** Stands in a text for bytes that are no UTF-8: half of a surrogate pair. */
    static final char SURROGATE_BYTES = '\uE001';

    /**
     * What is sent.
     *
     * @param headers whole lines; the host and the length of the body are added
     * @param body a character for every byte
     */
    record Request(String method, String target, List<String> headers, String body) {
        @Override
        public String toString() {
            var text = head() + "\n" + read();
            return text.length() <= LONGEST_SHOWN
                    ? text
                    : text.substring(0, LONGEST_SHOWN) + "… (" + text.length() + " characters)";
        }

        private String head() {
            return method + " " + target + "\n"
                    + String.join(
                            "\n",
                            headers.stream()
                                    .filter(header -> !header.startsWith("Authorization: Bearer ey"))
                                    .toList());
        }

        /** The body as a text, if it is one. */
        String read() {
            return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        /** The path without the query. */
        String path() {
            return target.split("\\?", 2)[0];
        }
    }

    /**
     * What comes back.
     *
     * @param headers by their names in lower case
     */
    record Reply(int status, Map<String, String> headers, String text) {
        @Nullable
        String contentType() {
            return headers.get("content-type");
        }
    }

    private final URI address;
    private @Nullable Socket socket;
    private @Nullable InputStream input;

    Wire(URI address) {
        this.address = address;
    }

    /** A text in UTF-8, a character for every byte, with what stands in for broken ones replaced. */
    static String bytes(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8))
                .replace(bytes(String.valueOf(BROKEN_BYTES).getBytes(StandardCharsets.UTF_8)), "\u00C3(")
                .replace(bytes(String.valueOf(SURROGATE_BYTES).getBytes(StandardCharsets.UTF_8)), "\u00ED\u00A0\u0080");
    }

    /** A character for every byte. */
    static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Sends a request and waits for its answer. */
    Reply send(Request request) throws IOException {
        var fresh = connect();
        try {
            return exchange(request);
        } catch (EOFException closedMeanwhile) {
            if (fresh) {
                throw closedMeanwhile;
            }
            connect();
            return exchange(request);
        }
    }

    private boolean connect() throws IOException {
        if (socket != null) {
            return false;
        }
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_WAIT_IN_MILLISECONDS);
        input = new BufferedInputStream(socket.getInputStream());
        return true;
    }

    private Reply exchange(Request request) throws IOException {
        try {
            write(request);
            return read(Objects.requireNonNull(input), request.method().equals("HEAD"));
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    private void write(Request request) throws IOException {
        var head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\nHost: "
                + address.getHost() + ":" + address.getPort() + "\r\n");
        request.headers().forEach(header -> head.append(header).append("\r\n"));
        if (!request.body().isEmpty() || WITH_BODY.contains(request.method())) {
            head.append("Content-Length: ").append(request.body().length()).append("\r\n");
        }
        head.append("\r\n").append(request.body());
        Objects.requireNonNull(socket).getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private Reply read(InputStream from, boolean headOnly) throws IOException {
        var status = Integer.parseInt(line(from).split(" ", 3)[1]);
        var headers = new TreeMap<String, String>();
        for (var line = line(from); !line.isEmpty(); line = line(from)) {
            var parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        var body = headOnly || status == 204 || status == 304 ? new byte[0] : body(from, headers);
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] body(InputStream from, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            var body = new ByteArrayOutputStream();
            for (var size = chunkSize(from); size > 0; size = chunkSize(from)) {
                body.writeBytes(from.readNBytes(size));
                line(from);
            }
            line(from);
            return body.toByteArray();
        }
        return headers.containsKey("content-length")
                ? from.readNBytes(Integer.parseInt(headers.get("content-length")))
                : from.readAllBytes();
    }

    private static int chunkSize(InputStream from) throws IOException {
        return Integer.parseInt(line(from).split(";", 2)[0].strip(), 16);
    }

    private static String line(InputStream from) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed without an answer");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try (var _ = socket) {
            socket = null;
        } catch (IOException _) {
            // it is closed, whatever it says
        }
    }
}
