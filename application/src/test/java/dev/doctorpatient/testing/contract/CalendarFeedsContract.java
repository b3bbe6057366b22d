package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.scheduling.port.CalendarFeeds;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.CalendarFeed;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link CalendarFeeds} must do, whatever stores it. */
public abstract class CalendarFeedsContract extends PortContract {
    private CalendarFeeds feeds() {
        return stores().calendarFeeds();
    }

    private static TokenHash someSecret() {
        return new TokenHash(TimeOrderedId.next().toString().replace("-", "").repeat(2));
    }

    private CalendarFeed opened(UserId user) {
        var feed = new CalendarFeed(user, someSecret(), Fixtures.NOW);
        runInTransaction(() -> feeds().replace(feed));
        return feed;
    }

    private Optional<CalendarFeed> found(UserId user) {
        return inTransaction(() -> feeds().find(user));
    }

    private Optional<CalendarFeed> found(TokenHash secret) {
        return inTransaction(() -> feeds().find(secret));
    }

    @Test
    void aFeedIsFoundByItsUserAndByItsSecret() {
        var user = fixtures().patientUser().id();
        var feed = opened(user);
        var others = opened(fixtures().patientUser().id());

        assertThat(found(user)).contains(feed);
        assertThat(found(feed.secret())).contains(feed);
        assertThat(found(others.secret())).contains(others);
        assertThat(found(fixtures().patientUser().id())).isEmpty();
        assertThat(found(someSecret())).isEmpty();
    }

    @Test
    void aNewFeedTakesThePlaceOfTheOneBefore() {
        var user = fixtures().patientUser().id();
        var before = opened(user);
        var after = new CalendarFeed(user, someSecret(), Fixtures.NOW.plus(Duration.ofDays(1)));

        runInTransaction(() -> feeds().replace(after));

        assertThat(found(user)).contains(after);
        assertThat(found(before.secret())).isEmpty();
    }

    @Test
    void aFeedThatIsRemovedIsGoneAndMayBeRemovedAgain() {
        var user = fixtures().patientUser().id();
        var feed = opened(user);

        runInTransaction(() -> feeds().remove(user));
        runInTransaction(() -> feeds().remove(user));

        assertThat(found(user)).isEmpty();
        assertThat(found(feed.secret())).isEmpty();
    }

    @Test
    void whoIsRemovedTakesTheirFeedAlong() {
        var user = fixtures().administrator().id();
        var feed = opened(user);

        runInTransaction(() -> stores().users().remove(user));

        assertThat(found(feed.secret())).isEmpty();
    }
}
