package dev.doctorpatient.application.notification;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.notification.port.Notifications.Scope;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.shared.NotFound;
import java.util.Optional;

/** Everybody reads their own notifications, as long as they may know of what these tell. */
final class NotificationAccess {
    private NotificationAccess() {}

    static Scope scopeOf(Actor actor) {
        return switch (actor) {
            case Actor.Administrator administrator -> new Scope.OfAdministrator(administrator.user());
            case Actor.Hospital hospital -> new Scope.OfHospital(hospital.user(), hospital.self());
            case Actor.Doctor doctor -> new Scope.OfDoctor(doctor.user(), doctor.self());
            case Actor.PatientUser user -> new Scope.OfRelative(user.user());
        };
    }

    static Notification requireOwn(Actor actor, Optional<Notification> found) {
        return found.filter(notification -> notification.recipient().equals(actor.user()))
                .orElseThrow(() -> new NotFound("notification"));
    }
}
