package dev.doctorpatient.persistence.shared;

import dev.doctorpatient.persistence.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;

@QuarkusTest
@TestProfile(Postgres.class)
class PostgresJtaTransactionsTest extends JtaTransactionsTest {
    @Override
    String sessionId() {
        return "select pg_backend_pid()";
    }

    @Override
    String kill(Object session) {
        return "select pg_terminate_backend(" + session + ")";
    }

    @Override
    List<String> impatience() {
        return List.of("set local lock_timeout = 100");
    }

    @Override
    List<String> patience() {
        return List.of(); // gone with the transaction
    }
}
