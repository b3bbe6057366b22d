package dev.doctorpatient.packaged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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

    /** A connection of one's own to a database that was made here. */
    static Connection connectTo(@Nullable String databaseUrl) throws SQLException {
        var name = Objects.requireNonNull(databaseUrl).replaceFirst(".*/", "");
        return Shared.SERVER.server.getDatabase("postgres", name).getConnection();
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
