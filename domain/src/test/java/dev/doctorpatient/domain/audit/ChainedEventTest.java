package dev.doctorpatient.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.audit.ChainedEvent.Head;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainedEventTest {
    private static final AuditEvent EVENT = new AuditEvent(
            AuditEventId.next(),
            Instant.parse("2031-05-06T07:08:09.123457Z"),
            UserId.next(),
            Role.ADMIN,
            AuditAction.READ,
            AuditOutcome.SUCCESS,
            ResourceType.CHAT,
            TimeOrderedId.next(),
            PatientId.next(),
            "to check what was said",
            new Origin("192.0.2.1", "request-1"));

    @Test
    void theFirstEventFollowsTheEmptyChain() {
        var first = Head.EMPTY.append(EVENT);

        assertThat(first.seq()).isEqualTo(1);
        assertThat(first.follows(Head.EMPTY)).isTrue();
        assertThat(first.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void eachEventFollowsTheOneBefore() {
        var first = Head.EMPTY.append(EVENT);
        var second = first.head().append(EVENT);

        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.follows(first.head())).isTrue();
        assertThat(second.follows(Head.EMPTY)).isFalse();
        assertThat(second.hash()).isNotEqualTo(first.hash());
    }

    @Test
    void anyChangeOfAnEventShows() {
        var chained = Head.EMPTY.append(EVENT);

        Stream.<UnaryOperator<AuditEvent>>of(
                        event -> changed(event, UserId.next(), event.outcome(), event.resource(), event.reason()),
                        event -> changed(event, event.actor(), AuditOutcome.DENIED, event.resource(), event.reason()),
                        event -> changed(event, event.actor(), event.outcome(), null, event.reason()),
                        event -> changed(event, event.actor(), event.outcome(), event.resource(), null),
                        event -> changed(event, event.actor(), event.outcome(), event.resource(), ""))
                .forEach(change -> {
                    var forged = new ChainedEvent(
                            chained.seq(), change.apply(EVENT), chained.previousHash(), chained.hash());
                    assertThat(forged.follows(Head.EMPTY)).isFalse();
                });
    }

    @Test
    void anEventAtAnotherPlaceShows() {
        var chained = Head.EMPTY.append(EVENT);

        var moved = new ChainedEvent(2, EVENT, chained.previousHash(), chained.hash());

        assertThat(moved.follows(Head.EMPTY)).isFalse();
    }

    @Test
    void whereOneFieldEndsAndTheNextBeginsShows() {
        var one = Head.EMPTY.append(from(new Origin("1", "23")));
        var other = Head.EMPTY.append(from(new Origin("12", "3")));

        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    private static AuditEvent from(Origin origin) {
        return new AuditEvent(
                EVENT.id(),
                EVENT.recordedAt(),
                EVENT.actor(),
                EVENT.role(),
                EVENT.action(),
                EVENT.outcome(),
                EVENT.resourceType(),
                EVENT.resource(),
                EVENT.patient(),
                EVENT.reason(),
                origin);
    }

    private static AuditEvent changed(
            AuditEvent event,
            @Nullable UserId actor,
            AuditOutcome outcome,
            @Nullable UUID resource,
            @Nullable String reason) {
        return new AuditEvent(
                event.id(),
                event.recordedAt(),
                actor,
                event.role(),
                event.action(),
                outcome,
                event.resourceType(),
                resource,
                event.patient(),
                reason,
                event.origin());
    }
}
