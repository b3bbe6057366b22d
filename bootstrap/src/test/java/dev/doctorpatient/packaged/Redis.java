package dev.doctorpatient.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real Redis server that comes and goes. */
final class Redis implements AutoCloseable {
    private final int port = Product.freePort();
    private @Nullable RedisServer server;

    Redis() {
        start();
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void start() {
        try {
            var started = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            started.start();
            server = started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void stop() {
        try {
            if (server != null) {
                server.stop();
                server = null;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
