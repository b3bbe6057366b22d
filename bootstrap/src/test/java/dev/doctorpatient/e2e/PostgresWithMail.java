package dev.doctorpatient.e2e;

import java.util.List;

/** The same on PostgreSQL. */
public final class PostgresWithMail extends WithMail {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Postgres.Server.class));
    }
}
