package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;

/** Looking at appointments. */
public final class Calendar {
    private final Appointments appointments;
    private final SchedulingAccess access;
    private final Transactions transactions;

    /** A use case on its ports. */
    public Calendar(Appointments appointments, CareTeams careTeams, Transactions transactions) {
        this.appointments = appointments;
        this.access = new SchedulingAccess(careTeams);
        this.transactions = transactions;
    }

    /** One appointment, if the actor may know it. */
    public Appointment get(Actor actor, AppointmentId id) {
        return transactions.inTransaction(() -> access.requireVisible(actor, appointments.find(id)));
    }

    /** The appointments that match and that the actor may know, earliest first. */
    public Page<Appointment> list(Actor actor, AppointmentFilter filter, PageRequest request) {
        return transactions.inTransaction(() -> appointments.page(access.scopeOf(actor), filter, request));
    }
}
