package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.identity.port.TokenSecrets;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.scheduling.port.Appointments.Scope;
import dev.doctorpatient.application.scheduling.port.CalendarFeeds;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.CalendarEntry;
import dev.doctorpatient.domain.scheduling.CalendarFeed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Appointments for calendars outside the service. */
public final class CalendarExport {
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(365);
    private static final int MOST = 2_000;
    private static final int AT_ONCE = 200;

    private final Appointments appointments;
    private final CalendarFeeds feeds;
    private final Users users;
    private final Doctors doctors;
    private final Hospitals hospitals;
    private final TokenSecrets secrets;
    private final SchedulingAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public CalendarExport(
            Appointments appointments,
            CalendarFeeds feeds,
            Users users,
            Doctors doctors,
            Hospitals hospitals,
            CareTeams careTeams,
            TokenSecrets secrets,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.appointments = appointments;
        this.feeds = feeds;
        this.users = users;
        this.doctors = doctors;
        this.hospitals = hospitals;
        this.secrets = secrets;
        this.access = new SchedulingAccess(careTeams, BookingWindow.UNLIMITED); // nothing is booked here
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One appointment, if the actor may know it. */
    public CalendarEntry entry(Actor actor, AppointmentId id) {
        return transactions.inTransaction(
                actor, Deed.read(ResourceType.APPOINTMENT, id.value()), trace -> new Names(actor)
                        .entry(access.requireVisible(actor, trace.about(appointments.find(id), Appointment::patient))));
    }

    /**
     * The appointments of whoever has the feed with this secret, as they may know them at this moment, earliest first: the next 2,000 of the
     * year ahead and, if these are fewer, some of the 30 days before; called off ones too, so that calendars learn of it.
     *
     * @throws NotFound if there is no such feed, or its user is no longer good for one
     */
    public List<CalendarEntry> feed(String secret) {
        var now = clock.instant();
        return transactions.inTransaction(() -> {
            var actor = feeds.find(secrets.hash(secret))
                    .map(CalendarFeed::user)
                    .flatMap(users::find)
                    .filter(User::active)
                    .map(Actor::of)
                    .filter(SchedulingAccess::hasOwnCalendar)
                    .orElseThrow(() -> new NotFound("calendar feed"));
            var names = new Names(actor);
            var scope = access.scopeOf(actor);
            var coming = between(now, now.plus(AHEAD), scope, MOST);
            var past = between(now.minus(BACK), now, scope, MOST - coming.size());
            return Stream.concat(past.stream(), coming.stream())
                    .map(names::entry)
                    .toList();
        });
    }

    private List<Appointment> between(Instant from, Instant to, Scope scope, int most) {
        var filter = new AppointmentFilter(null, null, null, Set.of(), Set.of(), from, to);
        var found = new ArrayList<Appointment>();
        @Nullable Position place = null;
        while (found.size() < most) {
            var request = new PageRequest(Math.min(AT_ONCE, most - found.size()), place);
            Page<Appointment> page = appointments.page(scope, filter, request);
            found.addAll(page.items());
            place = page.next();
            if (place == null) {
                break;
            }
        }
        return found;
    }

    /** Looks each name up once. */
    private final class Names {
        private final Actor reader;
        private final Map<DoctorId, String> ofDoctors = new HashMap<>();
        private final Map<HospitalId, String> ofHospitals = new HashMap<>();

        Names(Actor reader) {
            this.reader = reader;
        }

        CalendarEntry entry(Appointment appointment) {
            var place = appointment.hospital();
            return new CalendarEntry(
                    appointment,
                    reader instanceof Actor.PatientUser ? nameOf(appointment.doctor()) : null,
                    place == null ? null : nameOf(place));
        }

        private String nameOf(DoctorId id) {
            return ofDoctors.computeIfAbsent(id, unnamed -> doctors.find(unnamed)
                    .map(doctor -> doctor.profile().name())
                    .orElse(""));
        }

        private String nameOf(HospitalId id) {
            return ofHospitals.computeIfAbsent(id, unnamed -> hospitals
                    .find(unnamed)
                    .map(hospital -> hospital.profile().name())
                    .orElse(""));
        }
    }
}
