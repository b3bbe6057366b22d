package dev.doctorpatient.testing;

import dev.doctorpatient.application.scheduling.port.CalendarFeeds;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.CalendarFeed;
import java.util.Optional;

/** Calendar feeds in memory. */
public final class InMemoryCalendarFeeds implements CalendarFeeds {
    private final InMemoryDatabase database;

    /** The feeds of a database. */
    public InMemoryCalendarFeeds(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<CalendarFeed> find(UserId user) {
        return database.calendarFeeds.find(user);
    }

    @Override
    public Optional<CalendarFeed> find(TokenHash secret) {
        return database.calendarFeeds.all().stream()
                .filter(feed -> feed.secret().equals(secret))
                .findFirst();
    }

    @Override
    public void replace(CalendarFeed feed) {
        remove(feed.user());
        database.calendarFeeds.add(feed.user(), feed);
    }

    @Override
    public void remove(UserId user) {
        var unused = database.calendarFeeds.remove(user);
    }
}
