package dev.doctorpatient.s3.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Stands between a client and a server, and does not take care of what it carries. */
final class CarelessProxy implements AutoCloseable {
    private final ServerSocket door;
    private final URI server;
    private final UnaryOperator<byte[]> damage;
    private final long mostAnswered;

    private CarelessProxy(URI server, UnaryOperator<byte[]> damage, long mostAnswered) {
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.server = server;
        this.damage = damage;
        this.mostAnswered = mostAnswered;
        Thread.ofVirtual().start(this::serve);
    }

    /** One that changes what is sent. */
    static CarelessProxy damaging(URI server, UnaryOperator<byte[]> damage) {
        return new CarelessProxy(server, damage, Long.MAX_VALUE);
    }

    /** One that hangs up after so many bytes of answers. */
    static CarelessProxy cutting(URI server, long mostAnswered) {
        return new CarelessProxy(server, UnaryOperator.identity(), mostAnswered);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void serve() {
        try {
            while (true) {
                var client = door.accept();
                var connection = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> carry(client, connection, damage, Long.MAX_VALUE));
                Thread.ofVirtual().start(() -> carry(connection, client, UnaryOperator.identity(), mostAnswered));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static void carry(Socket from, Socket to, UnaryOperator<byte[]> damage, long most) {
        try (from;
                to) {
            var left = most;
            var buffer = new byte[1 << 16];
            for (var read = 0; read >= 0 && left > 0; left -= read) {
                read = from.getInputStream().read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read > 0) {
                    to.getOutputStream().write(damage.apply(Arrays.copyOf(buffer, read)));
                }
            }
        } catch (IOException _) {
            // one of them hung up
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
