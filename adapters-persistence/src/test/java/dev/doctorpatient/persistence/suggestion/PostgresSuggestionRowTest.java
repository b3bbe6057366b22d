package dev.doctorpatient.persistence.suggestion;

import dev.doctorpatient.persistence.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(Postgres.class)
class PostgresSuggestionRowTest extends SuggestionRowTest {}
