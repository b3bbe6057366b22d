package dev.doctorpatient.persistence.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuggestionRowTest {
    private static final Instant SUMMER = Instant.parse("2026-07-01T23:59:59.999999Z");
    private static final Instant TWICE_AN_HOUR = Instant.parse("2026-10-25T00:30:00.000001Z");

    @Inject
    EntityManager entities;

    @Test
    void comesBackAsItWentToTheMicrosecondAndTheLastCharacter() {
        var row = new SuggestionRow();
        row.id = TimeOrderedId.next();
        row.problem = "😀".repeat(300);
        row.description = "line\n\ttab 'quoted' ${not} \\u0000 ".strip();
        row.createdBy = someUser();
        row.createdAt = SUMMER;
        row.updatedAt = TWICE_AN_HOUR;

        QuarkusTransaction.requiringNew().run(() -> entities.persist(row));
        var found = QuarkusTransaction.requiringNew().call(() -> entities.find(SuggestionRow.class, row.id));

        assertThat(found)
                .isNotSameAs(row)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*_hibernate_.*")
                .isEqualTo(row);
    }

    private UUID someUser() {
        var id = TimeOrderedId.next();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "insert into users (id, email, hashed_password, name, role, is_active, created_at, updated_at)"
                                + " values (:id, :email, '-', 'Ada', 'doctor', true, :now, :now)")
                .setParameter("id", id)
                .setParameter("email", id + "@example.org")
                .setParameter("now", SUMMER)
                .executeUpdate());
        return id;
    }
}
