package dev.doctorpatient.persistence.scheduling;

import dev.doctorpatient.application.scheduling.port.CalendarFeeds;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.CalendarFeed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheCalendarFeeds implements CalendarFeeds, PanacheRepositoryBase<CalendarFeedRow, UUID> {
    @Override
    public Optional<CalendarFeed> find(UserId user) {
        return findByIdOptional(user.value()).map(CalendarFeedRow::toDomain);
    }

    @Override
    public Optional<CalendarFeed> find(TokenHash secret) {
        return find("secretHash", secret.value()).firstResultOptional().map(CalendarFeedRow::toDomain);
    }

    @Override
    public void replace(CalendarFeed feed) {
        var known = findById(feed.user().value());
        if (known == null) {
            persist(new CalendarFeedRow().take(feed));
        } else {
            var unused = known.take(feed);
        }
    }

    @Override
    public void remove(UserId user) {
        var unused = deleteById(user.value());
    }
}
