package dev.doctorpatient.persistence.scheduling;

import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.CalendarFeed;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "calendar_feeds")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CalendarFeedRow {
    @Id
    public UUID userId;

    public String secretHash;
    public Instant createdAt;

    CalendarFeedRow take(CalendarFeed feed) {
        userId = feed.user().value();
        secretHash = feed.secret().value();
        createdAt = Values.stored(feed.createdAt());
        return this;
    }

    CalendarFeed toDomain() {
        return new CalendarFeed(new UserId(userId), new TokenHash(secretHash), createdAt);
    }
}
