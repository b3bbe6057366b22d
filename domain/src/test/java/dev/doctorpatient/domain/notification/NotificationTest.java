package dev.doctorpatient.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NotificationTest {
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");
    private static final int LONGEST_TITLE = 100;

    private static Notification created(NotificationKind kind) {
        return Notification.create(
                UserId.next(), kind, new Resource(ResourceType.CHAT, TimeOrderedId.next()), PatientId.next(), NOW);
    }

    @Test
    void aNewNotificationSaysWhatItsKindSaysAndWasNotSeen() {
        for (var kind : NotificationKind.values()) {
            var notification = created(kind);

            assertThat(notification.title()).isEqualTo(kind.title());
            assertThat(notification.read()).isFalse();
            assertThat(notification.createdAt()).isEqualTo(NOW);
        }
    }

    @Test
    void whatWasSeenStaysTheSameOtherwise() {
        var notification = created(NotificationKind.MESSAGE_RECEIVED);

        var seen = notification.seen();

        assertThat(seen.read()).isTrue();
        assertThat(seen).usingRecursiveComparison().ignoringFields("read").isEqualTo(notification);
        assertThat(seen.seen()).isSameAs(seen);
    }

    @Test
    void everyKindSaysSomethingShortOfItsOwn() {
        assertThat(Arrays.stream(NotificationKind.values()).map(NotificationKind::title))
                .doesNotHaveDuplicates()
                .allSatisfy(title -> assertThat(title).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_TITLE));
    }
}
