package dev.doctorpatient.persistence.engine;

import dev.doctorpatient.persistence.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(Postgres.class)
class PostgresMigrationsTest extends MigrationsTest {
    @Override
    String product() {
        return "PostgreSQL";
    }

    @Override
    String foreignFolder() {
        return "h2/";
    }
}
