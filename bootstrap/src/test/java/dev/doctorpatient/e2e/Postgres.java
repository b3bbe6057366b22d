package dev.doctorpatient.e2e;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the service on a real PostgreSQL server. All tests with this profile share one server and one service. */
public final class Postgres implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Server.class));
    }

    /** Started once: the test runner keeps it for as long as the profile stays the same, and sorts the tests by profile. */
    public static final class Server implements QuarkusTestResourceLifecycleManager {
        private @Nullable EmbeddedPostgres server;

        @Override
        public Map<String, String> start() {
            try {
                server = EmbeddedPostgres.builder().start();
                return Map.of("DATABASE_URL", "postgresql://postgres:any@localhost:" + server.getPort() + "/postgres");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void stop() {
            try (var _ = server) {
                server = null;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
