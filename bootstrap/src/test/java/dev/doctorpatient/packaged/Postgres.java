package dev.doctorpatient.packaged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server that writes every commit to the disk, as operators run it. All tests share it; it ends with them. */
final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres server;

    private Postgres() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Shared {
        static final Postgres SERVER = new Postgres();
    }

    /** The DATABASE_URL of a new, empty database. */
    static String freshDatabase() {
        return Shared.SERVER.create("clinic_" + DATABASES.incrementAndGet());
    }

    private String create(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return "postgresql://postgres:p%40ss@127.0.0.1:" + server.getPort() + "/" + name;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
