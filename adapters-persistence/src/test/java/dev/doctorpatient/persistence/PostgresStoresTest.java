package dev.doctorpatient.persistence;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Every port keeps its contract in PostgreSQL. */
@QuarkusTest
@TestProfile(Postgres.class)
class PostgresStoresTest extends PanacheStoresTest {}
