package dev.doctorpatient.application.scenario;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scheduling.AppointmentBooking;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.application.shared.Precondition;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The use case as most callers meet it: each request is new, and meant for whatever revision there is. */
public final class Bookings {
    private final AppointmentBooking booking;

    /** The bookings of a clinic in which patients may book for any time to come. */
    public Bookings(Clinic clinic) {
        this(of(clinic, BookingWindow.UNLIMITED));
    }

    private Bookings(AppointmentBooking booking) {
        this.booking = booking;
    }

    /** The use case itself. */
    public static AppointmentBooking of(Clinic clinic, BookingWindow patientsWindow) {
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
                clinic.announcer(),
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
        return booking.advance(actor, id, Precondition.NONE, next);
    }

    public Appointment cancel(Actor actor, AppointmentId id, @Nullable String reason) {
        return booking.cancel(actor, id, Precondition.NONE, reason);
    }
}
