package dev.doctorpatient.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailTest {
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");

    private final Notification notification = Notification.create(
            UserId.next(),
            NotificationKind.APPOINTMENT_MOVED,
            new Resource(ResourceType.APPOINTMENT, TimeOrderedId.next()),
            PatientId.next(),
            NOW);
    private final Mail mail = Mail.create(notification, "When and where", null);

    @Test
    void aNewMailTellsWhatTheNotificationTellsAndIsDueAtOnce() {
        assertThat(mail.notification()).isEqualTo(notification.id());
        assertThat(mail.recipient()).isEqualTo(notification.recipient());
        assertThat(mail.subject()).isEqualTo(notification.title());
        assertThat(mail.createdAt()).isEqualTo(NOW);
        assertThat(mail.isDue(NOW)).isTrue();
        assertThat(mail.isDue(NOW.minusNanos(1_000))).isFalse();
    }

    @Test
    void aClaimLastsAMinute() {
        var claimed = mail.claimed(NOW);

        assertThat(claimed.attempts()).isEqualTo(1);
        assertThat(claimed.isDue(NOW.plusSeconds(59))).isFalse();
        assertThat(claimed.isDue(NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void eachAttemptThatFailsDoublesTheWaitUpToAnHourUntilADayIsOver() {
        var waits = new ArrayList<Duration>();
        var now = NOW;
        var present = mail;
        while (present.failedAt() == null) {
            present = present.claimed(now).postponed(now);
            if (present.failedAt() == null) {
                waits.add(Duration.between(now, present.due()));
                now = present.due();
            }
        }

        assertThat(waits.subList(0, 9))
                .isEqualTo(List.of(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(16),
                        Duration.ofMinutes(32),
                        Duration.ofHours(1),
                        Duration.ofHours(1)));
        assertThat(Duration.between(NOW, now)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(present.isDue(now.plus(Duration.ofDays(100)))).isFalse();
        assertThat(present.failedAt()).isEqualTo(now);
    }

    @Test
    void aMailIsOutdatedAfterADay() {
        assertThat(mail.isOutdated(NOW.plus(Duration.ofHours(24)))).isFalse();
        assertThat(mail.isOutdated(NOW.plus(Duration.ofHours(24)).plusNanos(1_000)))
                .isTrue();
    }
}
