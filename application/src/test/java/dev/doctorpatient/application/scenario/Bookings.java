package dev.doctorpatient.application.scenario;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scheduling.AppointmentBooking;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.application.scheduling.AppointmentProgress;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.application.shared.Precondition;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The use cases as most callers meet them: each request is new, and meant for whatever revision there is. */
public final class Bookings {
    private final AppointmentBooking booking;
    private final AppointmentProgress progress;

    /** The bookings of a clinic in which patients may book for any time to come. */
    public Bookings(Clinic clinic) {
        this(clinic, clinic.announcer());
    }

    /** The same, of which somebody else learns. */
    public Bookings(Clinic clinic, AppointmentObserver observer) {
        this.booking = of(clinic, BookingWindow.UNLIMITED, observer);
        this.progress = progressOf(clinic, observer);
    }

    /** The use case that takes appointments further. */
    public static AppointmentProgress progressOf(Clinic clinic) {
        return progressOf(clinic, clinic.announcer());
    }

    private static AppointmentProgress progressOf(Clinic clinic, AppointmentObserver observer) {
        var stores = clinic.stores();
        return new AppointmentProgress(
                stores.appointments(),
                stores.careTeams(),
                stores.patients(),
                observer,
                clinic.audited(),
                clinic.clock());
    }

    /** The use case that books. */
    public static AppointmentBooking of(Clinic clinic, BookingWindow patientsWindow) {
        return of(clinic, patientsWindow, clinic.announcer());
    }

    private static AppointmentBooking of(Clinic clinic, BookingWindow patientsWindow, AppointmentObserver observer) {
        var stores = clinic.stores();
        return new AppointmentBooking(
                stores.appointments(),
                stores.appointmentHistory(),
                stores.schedules(),
                stores.idempotencyKeys(),
                stores.hospitals(),
                stores.doctors(),
                stores.patients(),
                stores.careTeams(),
                observer,
                patientsWindow,
                clinic.audited(),
                clinic.clock());
    }

    public Appointment book(Actor actor, Request request) {
        return booking.book(actor, request, null).appointment();
    }

    public Appointment revise(Actor actor, AppointmentId id, UnaryOperator<Editable> change) {
        return booking.revise(actor, id, Precondition.NONE, change);
    }

    public Appointment advance(Actor actor, AppointmentId id, AppointmentStatus next) {
        return progress.advance(actor, id, Precondition.NONE, next);
    }

    public Appointment cancel(Actor actor, AppointmentId id, @Nullable String reason) {
        return progress.cancel(actor, id, Precondition.NONE, reason);
    }
}
