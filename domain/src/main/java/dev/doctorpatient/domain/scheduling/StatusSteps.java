package dev.doctorpatient.domain.scheduling;

import static dev.doctorpatient.domain.scheduling.AppointmentStatus.CANCELLED;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.CHECKED_IN;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.COMPLETED;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.CONFIRMED;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.IN_PROGRESS;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.NO_SHOW;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.SCHEDULED;

import dev.doctorpatient.domain.identity.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The status machine of appointments: each step there is, who may take it, and from when on. */
final class StatusSteps {
    /** From when on a step can be taken. */
    enum Moment {
        AT_ANY_TIME,
        ONCE_IT_HAS_BEGUN
    }

    /** One step from a status to another. */
    record Step(AppointmentStatus from, AppointmentStatus to, Set<Role> by, Moment moment) {}

    private static final Set<Role> ANYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> GIVERS = EnumSet.of(Role.ADMIN, Role.HOSPITAL, Role.DOCTOR);

    static final List<Step> TABLE = List.of(
            new Step(SCHEDULED, CONFIRMED, GIVERS, Moment.AT_ANY_TIME),
            new Step(SCHEDULED, CHECKED_IN, GIVERS, Moment.AT_ANY_TIME),
            new Step(SCHEDULED, IN_PROGRESS, GIVERS, Moment.AT_ANY_TIME),
            new Step(SCHEDULED, COMPLETED, GIVERS, Moment.ONCE_IT_HAS_BEGUN),
            new Step(SCHEDULED, CANCELLED, ANYBODY, Moment.AT_ANY_TIME),
            new Step(SCHEDULED, NO_SHOW, GIVERS, Moment.ONCE_IT_HAS_BEGUN),
            new Step(CONFIRMED, CHECKED_IN, GIVERS, Moment.AT_ANY_TIME),
            new Step(CONFIRMED, IN_PROGRESS, GIVERS, Moment.AT_ANY_TIME),
            new Step(CONFIRMED, COMPLETED, GIVERS, Moment.ONCE_IT_HAS_BEGUN),
            new Step(CONFIRMED, CANCELLED, ANYBODY, Moment.AT_ANY_TIME),
            new Step(CONFIRMED, NO_SHOW, GIVERS, Moment.ONCE_IT_HAS_BEGUN),
            new Step(CHECKED_IN, IN_PROGRESS, GIVERS, Moment.AT_ANY_TIME),
            new Step(CHECKED_IN, COMPLETED, GIVERS, Moment.ONCE_IT_HAS_BEGUN),
            new Step(CHECKED_IN, CANCELLED, ANYBODY, Moment.AT_ANY_TIME),
            new Step(IN_PROGRESS, COMPLETED, GIVERS, Moment.ONCE_IT_HAS_BEGUN),
            new Step(IN_PROGRESS, CANCELLED, ANYBODY, Moment.AT_ANY_TIME));

    private StatusSteps() {}

    /** The steps that may follow a status, in the natural order of where they lead. */
    static Stream<Step> from(AppointmentStatus status) {
        return TABLE.stream().filter(step -> step.from() == status);
    }

    /** Whether a role may ask for a status at all. To the first one no step leads: those who take steps may only find it there. */
    static boolean mayAskFor(Role role, AppointmentStatus status) {
        return status == SCHEDULED
                ? GIVERS.contains(role)
                : TABLE.stream()
                        .anyMatch(step -> step.to() == status && step.by().contains(role));
    }
}
