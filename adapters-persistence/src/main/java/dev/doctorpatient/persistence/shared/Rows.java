package dev.doctorpatient.persistence.shared;

import dev.doctorpatient.domain.shared.Rejection;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jspecify.annotations.Nullable;

/** What the stores have in common. */
public final class Rows {
    /** Ends every {@code like} condition: PostgreSQL and H2 do not agree on what escapes if nothing is said. */
    public static final String ESCAPED = " escape '!'";

    private Rows() {}

    /** The row with this id, locked until the transaction ends, as it is once the lock is held. */
    public static <R> Optional<R> lock(EntityManager entities, Class<R> type, Object id) {
        forget(entities);
        return Optional.ofNullable(entities.find(type, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same, and others may hold it so too; whoever locks it waits for all of them. In H2 even they wait for each other. */
    public static <R> Optional<R> hold(EntityManager entities, Class<R> type, Object id) {
        forget(entities);
        return Optional.ofNullable(entities.find(type, id, LockModeType.PESSIMISTIC_READ));
    }

    /** Writes what is to be written and forgets what was read: Hibernate would give it again without asking the database. */
    public static void forget(EntityManager entities) {
        entities.flush();
        entities.clear();
    }

    /** The rows with later ids than one, or all of them, in the order of their ids; so many at most. */
    public static <R> List<R> after(PanacheRepositoryBase<R, UUID> rows, @Nullable UUID id, int most) {
        var found = id == null ? rows.find("order by id") : rows.find("id > ?1 order by id", id);
        return found.range(0, most - 1).list();
    }

    /** The row of something that is known; that it is missing is a mistake of the caller. */
    public static <R> R known(EntityManager entities, Class<R> type, Object id) {
        return Optional.ofNullable(entities.find(type, id))
                .orElseThrow(() -> new IllegalStateException("nothing stored to change"));
    }

    /**
     * Writes a change at once, so that a value which another row has, perhaps since a moment ago, is refused by name.
     *
     * @param constraints the unique constraints that the refusal is for; nobody expects others
     */
    public static void writeOr(EntityManager entities, Supplier<? extends Rejection> refusal, String... constraints) {
        try {
            entities.flush();
        } catch (ConstraintViolationException violation) {
            if (Stream.of(constraints).anyMatch(constraint -> violates(violation, constraint))) {
                throw refusal.get();
            }
            throw violation;
        }
    }

    private static boolean violates(ConstraintViolationException violation, String constraint) {
        @Nullable String name = violation.getConstraintName(); // H2 adds the schema and a suffix
        return violation.getKind() == ConstraintKind.UNIQUE
                && name != null
                && name.toLowerCase(Locale.ROOT).contains(constraint);
    }

    /** The pattern of texts that contain a text, whose own wildcards mean themselves; null stays null. */
    public static @Nullable String containing(@Nullable String text) {
        return text == null
                ? null
                : "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
