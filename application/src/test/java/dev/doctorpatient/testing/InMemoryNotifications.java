package dev.doctorpatient.testing;

import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.shared.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notifications in memory. */
public final class InMemoryNotifications implements Notifications {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The notifications of a database. */
    public InMemoryNotifications(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public void add(Notification notification) {
        database.notifications.add(notification.id(), notification);
    }

    @Override
    public Optional<Notification> lock(Scope scope, NotificationId id) {
        database.lock(id);
        return database.notifications.find(id).filter(notification -> isWithin(scope, notification));
    }

    @Override
    public void save(Notification notification) {
        database.requireLocked(notification.id());
        database.notifications.replace(notification.id(), notification);
    }

    @Override
    public Page<Notification> page(Scope scope, @Nullable Boolean read, PageRequest request) {
        return Pages.of(
                database.notifications.all(),
                notification -> isWithin(scope, notification) && Pages.is(notification.read(), read),
                Pages.DESCENDING,
                notification ->
                        Position.of(notification.createdAt(), notification.id().value()),
                request);
    }

    @Override
    public long countUnread(Scope scope) {
        return database.notifications.all().stream()
                .filter(notification -> isWithin(scope, notification) && !notification.read())
                .count();
    }

    @Override
    public Map<Resource, Set<UserId>> waiting(NotificationKind kind, Collection<Resource> resources) {
        return Set.copyOf(resources).stream()
                .flatMap(resource -> unread(kind, resource).stream())
                .collect(Collectors.groupingBy(
                        Notification::resource,
                        Collectors.mapping(Notification::recipient, Collectors.toUnmodifiableSet())));
    }

    @Override
    public void settle(NotificationKind kind, Resource resource, Collection<UserId> users) {
        unread(kind, resource).stream()
                .filter(notification -> users.contains(notification.recipient()))
                .forEach(notification -> database.notifications.replace(notification.id(), notification.seen()));
    }

    private List<Notification> unread(NotificationKind kind, Resource resource) {
        return database.notifications.all().stream()
                .filter(notification -> !notification.read()
                        && notification.kind() == kind
                        && notification.resource().equals(resource))
                .toList();
    }

    private boolean isWithin(Scope scope, Notification notification) {
        var patient = notification.patient();
        return notification.recipient().equals(scope.user())
                && switch (scope) {
                    case Scope.OfAdministrator _ -> true;
                    case Scope.OfHospital(var unused, var hospital) ->
                        careTeams.isRegistered(patient, hospital)
                                || tellsOf(notification, appointment -> hospital.equals(appointment.hospital()));
                    case Scope.OfDoctor(var unused, var doctor) ->
                        careTeams.isAssigned(doctor, patient)
                                || tellsOf(
                                        notification,
                                        appointment -> appointment.doctor().equals(doctor));
                    case Scope.OfRelative(var user) -> careTeams.isRelated(user, patient);
                };
    }

    private boolean tellsOf(Notification notification, Predicate<Appointment> fitting) {
        return notification.resource().type() == ResourceType.APPOINTMENT
                && database.appointments
                        .find(new AppointmentId(notification.resource().id()))
                        .filter(fitting)
                        .isPresent();
    }
}
