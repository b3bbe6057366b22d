package dev.doctorpatient.application.notification.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.NotificationKind;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The notifications of all users. They are stored with what they tell of, so that whoever sends them elsewhere finds each here. */
public interface Notifications {
    /**
     * Whose notifications are asked for, and as what the user acts: one that concerns a patient with whom they have nothing to do any
     * more is as good as gone, and comes back if that changes.
     */
    sealed interface Scope {
        /** The account. */
        UserId user();

        /** All of an administrator's. */
        record OfAdministrator(UserId user) implements Scope {}

        /** A hospital's that concern patients registered there, or tell of an appointment there. */
        record OfHospital(UserId user, HospitalId hospital) implements Scope {}

        /** A doctor's that concern patients whom they treat, or tell of an appointment with them. */
        record OfDoctor(UserId user, DoctorId doctor) implements Scope {}

        /** A user's that concern patients for whom they act. */
        record OfRelative(UserId user) implements Scope {}
    }

    /** Stores a new notification. */
    void add(Notification notification);

    /**
     * The notification with this id, if the scope has it; any other transaction that asks for it in this way waits until the present
     * one ends.
     */
    Optional<Notification> lock(Scope scope, NotificationId id);

    /** Stores that a notification was seen, which is locked by the same transaction. */
    void save(Notification notification);

    /**
     * The notifications of a scope, newest first.
     *
     * @param read only those that were seen, or that were not; null means both
     */
    Page<Notification> page(Scope scope, @Nullable Boolean read, PageRequest request);

    /** How many notifications of a scope were not seen. */
    long countUnread(Scope scope);

    /** Everybody who has a notification of a kind about one of these objects that they have not seen; objects without any are left out. */
    Map<Resource, Set<UserId>> waiting(NotificationKind kind, Collection<Resource> resources);

    /** Everybody who has a notification of a kind about an object that they have not seen. */
    default Set<UserId> waiting(NotificationKind kind, Resource resource) {
        return waiting(kind, Set.of(resource)).getOrDefault(resource, Set.of());
    }

    /** Stores for these users that they have seen every notification of a kind about an object. */
    void settle(NotificationKind kind, Resource resource, Collection<UserId> users);
}
