package dev.doctorpatient.persistence.notification;

import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PanacheNotifications implements Notifications, PanacheRepositoryBase<NotificationRow, UUID> {
    private static final String WAITING =
            "select r.resourceType as type, r.resourceId as resource, r.userId as who from NotificationRow r"
                    + " where r.kind = :kind and r.resourceId in :resources and not r.read";

    private static final String UNREAD =
            "r.kind = :kind and r.resourceType = :type and r.resourceId = :resource and not r.read";

    @Override
    public void add(Notification notification) {
        persist(new NotificationRow().take(notification));
    }

    @Override
    public Optional<Notification> lock(Scope scope, NotificationId id) {
        // Looked for first, so that nobody holds what is not theirs.
        var own = within(scope).and("r.id = :id", "id", id.value());
        return find("from NotificationRow r" + own.clause(), own.parameters())
                .singleResultOptional()
                .flatMap(row -> Rows.lock(getEntityManager(), NotificationRow.class, row.id))
                .map(NotificationRow::toDomain);
    }

    @Override
    public void save(Notification notification) {
        Rows.known(getEntityManager(), NotificationRow.class, notification.id().value())
                .take(notification);
    }

    @Override
    public Page<Notification> page(Scope scope, @Nullable Boolean read, PageRequest request) {
        var conditions = within(scope).and("r.read = :read", "read", read).before(request.after(), "r.createdAt");
        var found = find(
                        "from NotificationRow r" + conditions.clause() + " order by r.createdAt desc, r.id desc",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> Position.of(row.createdAt, row.id))
                .map(NotificationRow::toDomain);
    }

    @Override
    public long countUnread(Scope scope) {
        var unread = within(scope).and("not r.read");
        return count("from NotificationRow r" + unread.clause(), unread.parameters());
    }

    @Override
    public Map<Resource, Set<UserId>> waiting(NotificationKind kind, Collection<Resource> resources) {
        var asked = Set.copyOf(resources);
        return getEntityManager()
                .createQuery(WAITING, Tuple.class)
                .setParameter("kind", Values.name(kind))
                .setParameter("resources", asked.stream().map(Resource::id).toList())
                .getResultStream()
                .filter(row -> asked.contains(resourceOf(row)))
                .collect(Collectors.groupingBy(
                        PanacheNotifications::resourceOf,
                        Collectors.mapping(
                                row -> new UserId(row.get("who", UUID.class)), Collectors.toUnmodifiableSet())));
    }

    private static Resource resourceOf(Tuple row) {
        return new Resource(
                Values.constant(ResourceType.class, row.get("type", String.class)), row.get("resource", UUID.class));
    }

    @Override
    public void settle(NotificationKind kind, Resource resource, Collection<UserId> users) {
        var entities = getEntityManager();
        Rows.forget(entities); // the rows change without Hibernate
        entities.createQuery("update NotificationRow r set r.read = true where " + UNREAD + " and r.userId in :users")
                .setParameter("kind", Values.name(kind))
                .setParameter("type", Values.name(resource.type()))
                .setParameter("resource", resource.id())
                .setParameter("users", users.stream().map(UserId::value).toList())
                .executeUpdate();
    }

    private static Conditions within(Scope scope) {
        var own = new Conditions().and("r.userId = :user", "user", scope.user().value());
        return switch (scope) {
            case Scope.OfAdministrator _ -> own;
            case Scope.OfHospital hospital ->
                own.and(
                        "(r.patientId in (select m.patientId from RegistrationRow m where m.hospitalId = :hospital)"
                                + " or r.resourceType = 'appointment' and r.resourceId in"
                                + " (select a.id from AppointmentRow a where a.hospitalId = :hospital))",
                        "hospital",
                        hospital.hospital().value());
            case Scope.OfDoctor doctor ->
                own.and(
                        "(r.patientId in (select m.patientId from AssignmentRow m where m.doctorId = :doctor)"
                                + " or r.resourceType = 'appointment' and r.resourceId in"
                                + " (select a.id from AppointmentRow a where a.doctorId = :doctor))",
                        "doctor",
                        doctor.doctor().value());
            case Scope.OfRelative _ ->
                own.and("r.patientId in (select k.patientId from KinshipRow k where k.userId = :user)");
        };
    }
}
