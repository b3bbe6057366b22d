package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.PredictableTokenSecrets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SchedulingPolicyTest {
    private static final TimeSlot TODAY = new TimeSlot(Fixtures.NOW.plus(Duration.ofHours(2)), Duration.ofMinutes(30));
    private static final TimeSlot LATER = new TimeSlot(Fixtures.NOW.plus(Duration.ofHours(5)), Duration.ofMinutes(30));

    private static final String APPOINTMENTS = """
            operation                   | admin      | hospital   | other_hospital | doctor     | former_doctor | other_doctor | patient    | relative   | stranger
            read appointment            | allowed    | allowed    | not_found      | allowed    | not_found     | not_found    | allowed    | allowed    | not_found
            read missing appointment    | not_found  | not_found  | not_found      | not_found  | not_found     | not_found    | not_found  | not_found  | not_found
            read history                | allowed    | allowed    | not_found      | allowed    | not_found     | not_found    | allowed    | allowed    | not_found
            read missing history        | not_found  | not_found  | not_found      | not_found  | not_found     | not_found    | not_found  | not_found  | not_found
            list appointments           | allowed    | allowed    | allowed        | allowed    | allowed       | allowed      | allowed    | allowed    | allowed
            list doctor's               | allowed    | allowed    | allowed        | allowed    | allowed       | allowed      | allowed    | allowed    | allowed
            list those at hospital      | allowed    | allowed    | allowed        | allowed    | allowed       | allowed      | allowed    | allowed    | allowed
            list patient's              | allowed    | allowed    | not_found      | allowed    | not_found     | not_found    | allowed    | allowed    | not_found
            list a missing doctor's     | not_found  | not_found  | not_found      | not_found  | not_found     | not_found    | not_found  | not_found  | not_found
            list those nowhere          | not_found  | not_found  | not_found      | not_found  | not_found     | not_found    | not_found  | not_found  | not_found
            move appointment            | allowed    | allowed    | not_found      | allowed    | not_found     | not_found    | allowed    | allowed    | not_found
            change type                 | allowed    | allowed    | not_found      | allowed    | not_found     | not_found    | forbidden  | forbidden  | not_found
            confirm appointment         | allowed    | allowed    | not_found      | allowed    | not_found     | not_found    | forbidden  | forbidden  | not_found
            cancel by status            | allowed    | allowed    | not_found      | allowed    | not_found     | not_found    | allowed    | allowed    | not_found
            cancel appointment          | allowed    | allowed    | not_found      | allowed    | not_found     | not_found    | allowed    | allowed    | not_found
            cancel missing appointment  | not_found  | not_found  | not_found      | not_found  | not_found     | not_found    | not_found  | not_found  | not_found""";

    /** Bodies: what the actor may not see looks missing; where they see both, the rule is named. */
    private static final String BOOKING = """
            operation                   | admin      | hospital   | other_hospital | doctor        | former_doctor | other_doctor  | patient    | relative   | stranger
            book with doctor, anywhere  | allowed    | allowed    | no patient_id  | allowed       | no patient_id | no patient_id | allowed    | allowed    | no patient_id
            book with doctor, at place  | allowed    | allowed    | no patient_id  | allowed       | no patient_id | no patient_id | allowed    | allowed    | no patient_id
            book with doctor, elsewhere | not_mapped | forbidden  | no patient_id  | not_mapped    | no patient_id | no patient_id | not_mapped | not_mapped | no patient_id
            book with former doctor     | allowed    | not_mapped | no patient_id  | forbidden     | no patient_id | no patient_id | not_mapped | not_mapped | no patient_id""";

    private static final String HOURS = """
            operation           | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            read hours          | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            read missing hours  | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            lay down hours      | allowed   | forbidden | forbidden      | allowed   | forbidden     | forbidden    | forbidden | forbidden | forbidden
            lay down nobody's   | not_found | forbidden | forbidden      | not_found | not_found     | not_found    | forbidden | forbidden | forbidden
            find free slots     | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            find nobody's slots | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found""";

    private static final String CALENDARS = """
            operation            | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            export appointment   | allowed   | allowed   | not_found      | allowed   | not_found     | not_found    | allowed   | allowed   | not_found
            export missing one   | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            open own feed        | forbidden | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            read own feed's age  | forbidden | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            close own feed       | forbidden | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed""";

    @TestFactory
    Stream<DynamicTest> whoSeesAnAppointmentHasItInTheirCalendar() {
        return PolicyTable.tests(CALENDARS, SchedulingPolicyTest::calendars);
    }

    private static Map<String, Consumer<Actor>> calendars(Clinic clinic) {
        var stores = clinic.stores();
        var secrets = new PredictableTokenSecrets();
        var export = new CalendarExport(
                stores.appointments(),
                stores.calendarFeeds(),
                stores.users(),
                stores.doctors(),
                stores.hospitals(),
                stores.careTeams(),
                secrets,
                clinic.audited(),
                clinic.clock());
        var subscription = new CalendarSubscription(stores.calendarFeeds(), secrets, clinic.audited(), clinic.clock());
        var id = new Bookings(clinic)
                .book(clinic.admin(), request(clinic, clinic.doctor(Who.DOCTOR), clinic.hospital(Who.HOSPITAL)))
                .id();
        return Map.of(
                "export appointment", actor -> export.entry(actor, id),
                "export missing one", actor -> export.entry(actor, AppointmentId.next()),
                "open own feed", subscription::open,
                "read own feed's age", subscription::get,
                "close own feed", subscription::close);
    }

    @TestFactory
    Stream<DynamicTest> everybodySeesTheHoursOfADoctorWhoLaysThemDown() {
        return PolicyTable.tests(HOURS, SchedulingPolicyTest::hours);
    }

    private static Map<String, Consumer<Actor>> hours(Clinic clinic) {
        var stores = clinic.stores();
        var availability = new DoctorAvailability(
                stores.appointments(),
                stores.schedules(),
                stores.hospitals(),
                stores.doctors(),
                stores.careTeams(),
                BookingWindow.UNLIMITED,
                clinic.audited(),
                clinic.clock());
        var doctor = clinic.doctor(Who.DOCTOR);
        var any = new DoctorAvailability.Query(null, null, null, Duration.ofMinutes(30), null, 3);
        return Map.of(
                "read hours", actor -> availability.get(actor, doctor),
                "read missing hours", actor -> availability.get(actor, DoctorId.next()),
                "lay down hours", actor -> availability.change(actor, doctor, old -> old),
                "lay down nobody's", actor -> availability.change(actor, DoctorId.next(), old -> old),
                "find free slots", actor -> availability.freeSlots(actor, doctor, any),
                "find nobody's slots", actor -> availability.freeSlots(actor, DoctorId.next(), any));
    }

    @TestFactory
    Stream<DynamicTest> anAppointmentBelongsToItsPartiesAndItsPlace() {
        return PolicyTable.tests(APPOINTMENTS, SchedulingPolicyTest::appointments);
    }

    @TestFactory
    Stream<DynamicTest> bookingNeedsAllThatItRefersToToBeKnownAndMapped() {
        return PolicyTable.tests(BOOKING, SchedulingPolicyTest::bookings);
    }

    private static Map<String, Consumer<Actor>> appointments(Clinic clinic) {
        var booking = new Bookings(clinic);
        var calendar = new Calendar(
                clinic.stores().appointments(),
                clinic.stores().appointmentHistory(),
                clinic.stores().hospitals(),
                clinic.stores().doctors(),
                clinic.stores().patients(),
                clinic.stores().careTeams(),
                clinic.audited());
        var id = booking.book(clinic.admin(), request(clinic, clinic.doctor(Who.DOCTOR), clinic.hospital(Who.HOSPITAL)))
                .id();
        var any = new AppointmentFilter(null, null, null, Set.of(), Set.of(), null, null);
        var first = PageRequest.first();
        return Map.ofEntries(
                entry("read appointment", actor -> calendar.get(actor, id)),
                entry("read missing appointment", actor -> calendar.get(actor, AppointmentId.next())),
                entry("read history", actor -> calendar.history(actor, id, first)),
                entry("read missing history", actor -> calendar.history(actor, AppointmentId.next(), first)),
                entry("list appointments", actor -> calendar.list(actor, any, first)),
                entry("list doctor's", actor -> calendar.ofDoctor(actor, clinic.doctor(Who.DOCTOR), any, first)),
                entry(
                        "list those at hospital",
                        actor -> calendar.atHospital(actor, clinic.hospital(Who.HOSPITAL), any, first)),
                entry("list patient's", actor -> calendar.ofPatient(actor, clinic.patient(), any, first)),
                entry("list a missing doctor's", actor -> calendar.ofDoctor(actor, DoctorId.next(), any, first)),
                entry("list those nowhere", actor -> calendar.atHospital(actor, HospitalId.next(), any, first)),
                entry(
                        "move appointment",
                        actor -> booking.revise(actor, id, old -> new Editable(LATER, old.type(), old.extras()))),
                entry(
                        "change type",
                        actor -> booking.revise(
                                actor, id, old -> new Editable(old.slot(), AppointmentType.REMOTE, old.extras()))),
                entry("confirm appointment", actor -> booking.advance(actor, id, AppointmentStatus.CONFIRMED)),
                entry("cancel by status", actor -> booking.advance(actor, id, AppointmentStatus.CANCELLED)),
                entry("cancel appointment", actor -> booking.cancel(actor, id, "no longer needed")),
                entry("cancel missing appointment", actor -> booking.cancel(actor, AppointmentId.next(), null)));
    }

    private static Map.Entry<String, Consumer<Actor>> entry(String operation, Consumer<Actor> deed) {
        return Map.entry(operation, deed);
    }

    private static Map<String, Consumer<Actor>> bookings(Clinic clinic) {
        var booking = new Bookings(clinic);
        var doctor = clinic.doctor(Who.DOCTOR);
        var here = clinic.hospital(Who.HOSPITAL);
        var elsewhere = clinic.hospital(Who.OTHER_HOSPITAL);
        return Map.of(
                "book with doctor, anywhere", actor -> booking.book(actor, request(clinic, doctor, null)),
                "book with doctor, at place", actor -> booking.book(actor, request(clinic, doctor, here)),
                "book with doctor, elsewhere", actor -> booking.book(actor, request(clinic, doctor, elsewhere)),
                "book with former doctor",
                        actor -> booking.book(actor, request(clinic, clinic.doctor(Who.FORMER_DOCTOR), null)));
    }

    private static Request request(Clinic clinic, DoctorId doctor, @Nullable HospitalId hospital) {
        return new Request(doctor, clinic.patient(), hospital, TODAY, AppointmentType.REGULAR, null);
    }
}
