package dev.doctorpatient.e2e;

import java.util.List;
import java.util.Map;

/** The same on PostgreSQL. */
public final class PostgresWithMail extends WithMail {
    @Override
    public Map<String, String> getConfigOverrides() {
        return mail();
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Postgres.Server.class));
    }
}
