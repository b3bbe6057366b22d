package dev.doctorpatient.persistence.shared;

import dev.doctorpatient.domain.scheduling.SlotTaken;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;

/** The one place where the failures of a database become refusals. */
final class Failures {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Failures() {}

    /** What to throw for what was thrown: the same, unless it came from the database. */
    static RuntimeException translated(Throwable failure) {
        return switch (failure) {
            case PersistenceException ofDatabase -> translated(ofDatabase);
            case RuntimeException other -> other;
            case Error error -> throw error;
            default -> new IllegalStateException(failure); // nothing checked can get here
        };
    }

    private static RuntimeException translated(PersistenceException failure) {
        if (chain(failure).anyMatch(Failures::isStale)) {
            return concurrentChange();
        }
        var sql = chain(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
        if (sql.isEmpty()) {
            return new DatabaseFailure(failure, "none");
        }
        var state = Objects.requireNonNullElse(sql.get().getSQLState(), "");
        return switch (state) {
            case "23P01" -> new SlotTaken(); // the only exclusion constraints there are
            case "23503", // somebody refers to what is being removed
                    "23505", // a unique value that no store expected
                    "23506", // in H2: what is referred to was removed just now
                    "40001", // deadlock in H2
                    "40P01", // deadlock in PostgreSQL
                    "55P03", // PostgreSQL waited too long for a lock
                    "HYT00", // H2 waited too long for a lock
                    "90131" -> // H2 found a row changed meanwhile
                concurrentChange();
            case "", // the pool had no connection to give in time
                    "53300", // the server takes no more connections
                    "57014", // the server ended a statement that took too long
                    "57P01", // the server shuts down
                    "57P02", // the server crashed
                    "57P03", // the server starts
                    "90067", // H2 lost a connection
                    "90098", // H2 was closed
                    "90121" -> // H2 shuts down
                unavailable();
            default -> state.startsWith("08") ? unavailable() : new DatabaseFailure(failure, state);
        };
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static boolean isStale(Throwable failure) {
        return failure instanceof OptimisticLockException || failure instanceof StaleStateException;
    }

    private static Conflict concurrentChange() {
        return new Conflict(ProblemCode.CONCURRENT_CHANGE, "Somebody else changed this at the same moment; try again");
    }

    private static Unavailable unavailable() {
        return new Unavailable(ProblemCode.UNAVAILABLE, "The database cannot be reached at this moment", RETRY_AFTER);
    }
}
