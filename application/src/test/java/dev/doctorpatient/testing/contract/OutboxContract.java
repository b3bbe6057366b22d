package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.application.notification.port.Outbox;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} must do, whatever stores the mails. */
public abstract class OutboxContract extends PortContract {
    private static final Instant NOW = Fixtures.NOW;
    private static final Instant END_OF_TIME = NOW.plus(Duration.ofDays(10_000));
    private static final Duration TICK = Duration.ofNanos(1_000);

    private Outbox outbox() {
        return stores().outbox();
    }

    /** What is due first is asked of the whole outbox. */
    @BeforeEach
    final void clear() {
        runInTransaction(() -> {
            for (var left = outbox().lockNextDue(END_OF_TIME);
                    left.isPresent();
                    left = outbox().lockNextDue(END_OF_TIME)) {
                outbox().remove(left.get().notification());
            }
        });
    }

    private Mail put(UserId user, Instant at, @Nullable Instant remindsOf) {
        var notification = Notification.create(
                user,
                NotificationKind.APPOINTMENT_CREATED,
                new Resource(ResourceType.APPOINTMENT, TimeOrderedId.next()),
                fixtures().patient().id(),
                at);
        var mail = Mail.create(notification, "Zeit: 10 Uhr – später\n😀", remindsOf);
        runInTransaction(() -> {
            stores().notifications().add(notification);
            outbox().add(mail);
        });
        return mail;
    }

    private Mail put(Instant at) {
        return put(fixtures().administrator().id(), at, null);
    }

    private Optional<Mail> nextDue(Instant now) {
        return inTransaction(() -> outbox().lockNextDue(now));
    }

    private Optional<Mail> found(NotificationId id) {
        return inTransaction(() -> outbox().lock(id));
    }

    private Optional<Mail> claimNext(Instant now) {
        return inTransaction(() -> {
            var claimed = outbox().lockNextDue(now).map(mail -> mail.claimed(now));
            claimed.ifPresent(outbox()::save);
            return claimed;
        });
    }

    private Mail changed(Mail mail, UnaryOperator<Mail> change) {
        return inTransaction(() -> {
            var after = change.apply(outbox().lock(mail.notification()).orElseThrow());
            outbox().save(after);
            return after;
        });
    }

    @Test
    void aMailIsFoundAsItWasPutIn() {
        var plain = put(NOW);
        var reminder = put(fixtures().administrator().id(), NOW, NOW.plus(Duration.ofHours(2)));

        assertThat(found(plain.notification())).contains(plain);
        assertThat(found(reminder.notification())).contains(reminder);
        assertThat(found(NotificationId.next())).isEmpty();
    }

    @Test
    void aMailIsDueFromItsTimeOnAndTheOldestComesFirst() {
        var second = put(NOW.plus(TICK));
        var first = put(NOW);

        assertThat(nextDue(NOW.minus(TICK))).isEmpty();
        assertThat(nextDue(NOW)).contains(first);
        assertThat(nextDue(END_OF_TIME)).contains(first);
        runInTransaction(() -> outbox().remove(first.notification()));
        assertThat(nextDue(NOW)).isEmpty();
        assertThat(nextDue(NOW.plus(TICK))).contains(second);
    }

    @Test
    void aClaimLeavesTheNextMailToOthersUntilItIsOver() {
        var first = put(NOW);
        var second = put(NOW.plus(TICK));
        var now = NOW.plusSeconds(1);

        var claimed = claimNext(now).orElseThrow();
        assertThat(claimed.notification()).isEqualTo(first.notification());
        assertThat(claimNext(now)).map(Mail::notification).contains(second.notification());
        assertThat(claimNext(now)).isEmpty();

        assertThat(nextDue(claimed.due())).contains(claimed);
    }

    @Test
    void ofManyWhoClaimEachGetsAnother() throws Exception {
        var mails = IntStream.range(0, Races.THREADS)
                .mapToObj(number -> put(NOW.plus(TICK.multipliedBy(number))))
                .map(Mail::notification)
                .toList();

        var race = Races.run(() -> claimNext(NOW.plusSeconds(1)).map(Mail::notification));

        assertThat(race.refusals()).isEmpty();
        assertThat(race.results().stream().map(Optional::orElseThrow)).containsExactlyInAnyOrderElementsOf(mails);
    }

    @Test
    void whatIsLockedIsWaitedFor() throws Exception {
        var mail = put(NOW);

        assertExclusive(() -> outbox().lock(mail.notification()), () -> outbox().lockNextDue(NOW));
    }

    @Test
    void whatWasGivenUpStaysAndIsNeverDue() {
        var mail = put(NOW);

        var failed = changed(mail, locked -> locked.claimed(NOW).givenUp(NOW.plusSeconds(5)));

        assertThat(nextDue(END_OF_TIME)).isEmpty();
        assertThat(found(mail.notification())).contains(failed);
        runInTransaction(() -> outbox().remove(mail.notification()));
    }

    @Test
    void whatWasPostponedIsDueLater() {
        var mail = put(NOW);

        var postponed = changed(mail, locked -> locked.claimed(NOW).postponed(NOW));

        assertThat(nextDue(postponed.due().minus(TICK))).isEmpty();
        assertThat(nextDue(postponed.due())).contains(postponed);
    }

    @Test
    void whatIsRemovedIsGone() {
        var mail = put(NOW);

        runInTransaction(() -> outbox().remove(mail.notification()));
        runInTransaction(() -> outbox().remove(mail.notification()));

        assertThat(found(mail.notification())).isEmpty();
        assertThat(nextDue(END_OF_TIME)).isEmpty();
    }

    @Test
    void aMailGoesWithItsRecipient() {
        var user = fixtures().administrator().id();
        var mail = put(user, NOW, null);

        runInTransaction(() -> stores().users().remove(user));

        assertThat(nextDue(END_OF_TIME)).isEmpty();
        assertThat(found(mail.notification())).isEmpty();
    }

    @Test
    void whatIsRolledBackStaysAsItWas() {
        var kept = put(NOW);

        rollBack(() -> outbox().remove(kept.notification()));
        rollBack(() ->
                outbox().save(outbox().lock(kept.notification()).orElseThrow().claimed(NOW)));

        assertThat(List.of(nextDue(NOW).orElseThrow())).containsExactly(kept);
    }

    @Test
    void whatWasNeverPutInCannotBeSaved() {
        var mail = put(NOW);
        runInTransaction(() -> outbox().remove(mail.notification()));

        assertThatThrownBy(() -> runInTransaction(() -> {
                    var unused = outbox().lock(mail.notification());
                    outbox().save(mail);
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
