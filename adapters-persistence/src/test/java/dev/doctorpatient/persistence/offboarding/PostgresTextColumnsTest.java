package dev.doctorpatient.persistence.offboarding;

import dev.doctorpatient.persistence.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(Postgres.class)
class PostgresTextColumnsTest extends TextColumnsTest {}
