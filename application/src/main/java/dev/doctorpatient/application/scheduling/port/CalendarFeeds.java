package dev.doctorpatient.application.scheduling.port;

import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.CalendarFeed;
import java.util.Optional;

/** The calendar feeds; a user has at most one, and takes it along when they are removed. */
public interface CalendarFeeds {
    /** The feed of a user. */
    Optional<CalendarFeed> find(UserId user);

    /** The feed with a secret. */
    Optional<CalendarFeed> find(TokenHash secret);

    /** Stores a feed in place of the one that its user had. */
    void replace(CalendarFeed feed);

    /** Removes the feed of a user; one who has none has none. */
    void remove(UserId user);
}
