package dev.doctorpatient.application.scheduling;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.testing.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    private static final AppointmentFilter ANY =
            new AppointmentFilter(null, null, null, Set.of(), Set.of(), null, null);

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final Bookings booking = new Bookings(clinic);
    private final Calendar calendar = new Calendar(
            stores.appointments(),
            stores.appointmentHistory(),
            stores.hospitals(),
            stores.doctors(),
            stores.patients(),
            stores.careTeams(),
            clinic.audited());

    private final Appointment late = booked(Who.DOCTOR, Who.PATIENT, clinic.hospital(Who.HOSPITAL), 3);
    private final Appointment early = booked(Who.DOCTOR, Who.PATIENT, null, 1);
    private final Appointment foreign = booked(Who.OTHER_DOCTOR, Who.STRANGER, null, 2);

    @Test
    void everybodyListsTheAppointmentsThatTheyMayKnowEarliestFirst() {
        assertThat(listed(Who.ADMIN, ANY)).containsExactly(early, foreign, late);
        assertThat(listed(Who.HOSPITAL, ANY)).containsExactly(late);
        assertThat(listed(Who.OTHER_HOSPITAL, ANY)).isEmpty();
        assertThat(listed(Who.DOCTOR, ANY)).containsExactly(early, late);
        assertThat(listed(Who.FORMER_DOCTOR, ANY)).isEmpty();
        assertThat(listed(Who.OTHER_DOCTOR, ANY)).containsExactly(foreign);
        assertThat(listed(Who.PATIENT, ANY)).containsExactly(early, late);
        assertThat(listed(Who.RELATIVE, ANY)).containsExactly(early, late);
        assertThat(listed(Who.STRANGER, ANY)).containsExactly(foreign);
    }

    @Test
    void aFilterNarrowsWhatTheActorMayKnowAndNeverWidensIt() {
        var others = new AppointmentFilter(
                clinic.doctor(Who.OTHER_DOCTOR), clinic.patient(Who.STRANGER), null, Set.of(), Set.of(), null, null);

        assertThat(listed(Who.ADMIN, others)).containsExactly(foreign);
        assertThat(listed(Who.DOCTOR, others)).isEmpty();
        assertThat(listed(Who.HOSPITAL, others)).isEmpty();
        assertThat(listed(Who.PATIENT, others)).isEmpty();
    }

    @Test
    void aPeriodIncludesItsStartAndNotItsEnd() {
        var filter = new AppointmentFilter(
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                early.slot().start(),
                late.slot().start());

        assertThat(listed(Who.ADMIN, filter)).containsExactly(early, foreign);
    }

    @Test
    void aListIsFilteredByStatusAndPlace() {
        var confirmed = booking.advance(clinic.actor(Who.DOCTOR), early.id(), AppointmentStatus.CONFIRMED);

        assertThat(listed(
                        Who.PATIENT,
                        new AppointmentFilter(
                                null, null, null, Set.of(AppointmentStatus.CONFIRMED), Set.of(), null, null)))
                .containsExactly(confirmed);
        assertThat(listed(
                        Who.PATIENT,
                        new AppointmentFilter(
                                null, null, clinic.hospital(Who.HOSPITAL), Set.of(), Set.of(), null, null)))
                .containsExactly(late);
    }

    @Test
    void aListComesInPages() {
        var first = calendar.list(clinic.admin(), ANY, new PageRequest(2, null));
        var second = calendar.list(clinic.admin(), ANY, new PageRequest(2, first.next()));

        assertThat(first.items()).containsExactly(early, foreign);
        assertThat(second.items()).containsExactly(late);
        assertThat(second.next()).isNull();
    }

    @Test
    void anAppointmentIsSeenAsItIsNow() {
        var cancelled = booking.cancel(clinic.actor(Who.PATIENT), early.id(), "ill");

        assertThat(calendar.get(clinic.actor(Who.DOCTOR), early.id())).isEqualTo(cancelled);
    }

    @Test
    void aDoctorKeepsTheirOwnAppointmentsWithPatientsWhomTheyNoLongerTreat() {
        var own = booked(Who.FORMER_DOCTOR, Who.PATIENT, null, 5);

        assertThat(calendar.get(clinic.actor(Who.FORMER_DOCTOR), own.id())).isEqualTo(own);
    }

    private List<Appointment> listed(Who who, AppointmentFilter filter) {
        return calendar.list(clinic.actor(who), filter, PageRequest.first()).items();
    }

    private Appointment booked(Who doctor, Who patient, @Nullable HospitalId hospital, int hours) {
        DoctorId with = clinic.doctor(doctor);
        PatientId whom = clinic.patient(patient);
        var slot = new TimeSlot(NOON.plus(Duration.ofHours(hours)), Duration.ofMinutes(30));
        return booking.book(clinic.admin(), new Request(with, whom, hospital, slot, AppointmentType.REGULAR, null));
    }

    @Test
    void aSubListHoldsWhatTheActorMayKnowOfItsParent() {
        assertThat(ofDoctor(Who.ADMIN, Who.DOCTOR, ANY)).containsExactly(early, late);
        assertThat(ofDoctor(Who.HOSPITAL, Who.DOCTOR, ANY)).containsExactly(late);
        assertThat(ofDoctor(Who.OTHER_HOSPITAL, Who.DOCTOR, ANY)).isEmpty();
        assertThat(ofDoctor(Who.DOCTOR, Who.DOCTOR, ANY)).containsExactly(early, late);
        assertThat(ofDoctor(Who.OTHER_DOCTOR, Who.DOCTOR, ANY)).isEmpty();
        assertThat(ofDoctor(Who.RELATIVE, Who.DOCTOR, ANY)).containsExactly(early, late);
        assertThat(ofDoctor(Who.STRANGER, Who.DOCTOR, ANY)).isEmpty();
        assertThat(ofPatient(Who.ADMIN)).containsExactly(early, late);
        assertThat(ofPatient(Who.HOSPITAL)).containsExactly(late);
        assertThat(ofPatient(Who.RELATIVE)).containsExactly(early, late);
        assertThat(atHospital(Who.ADMIN)).containsExactly(late);
        assertThat(atHospital(Who.DOCTOR)).containsExactly(late);
        assertThat(atHospital(Who.STRANGER)).isEmpty();
    }

    @Test
    void aFilterThatContradictsTheParentLeavesNothing() {
        var others = new AppointmentFilter(clinic.doctor(Who.OTHER_DOCTOR), null, null, Set.of(), Set.of(), null, null);
        var same = new AppointmentFilter(clinic.doctor(Who.DOCTOR), null, null, Set.of(), Set.of(), null, null);

        assertThat(ofDoctor(Who.ADMIN, Who.DOCTOR, others)).isEmpty();
        assertThat(ofDoctor(Who.ADMIN, Who.DOCTOR, same)).containsExactly(early, late);
    }

    @Test
    void aDoctorSeesOfAnAssignedPatientOnlyTheirOwnAppointments() {
        var withFormer = booked(Who.FORMER_DOCTOR, Who.PATIENT, null, 6);

        assertThat(ofPatient(Who.DOCTOR)).containsExactly(early, late);
        assertThat(ofPatient(Who.PATIENT)).containsExactly(early, late, withFormer);
    }

    @Test
    void whoLooksAtAnAppointmentLeavesATraceAndWhoListsThemDoesNot() {
        var before = stores.trace().size();

        var unused = calendar.get(clinic.actor(Who.DOCTOR), early.id());
        assertNotFound(() -> calendar.get(clinic.actor(Who.STRANGER), early.id()));
        listed(Who.DOCTOR, ANY);

        assertThat(stores.trace().stream().skip(before).toList())
                .extracting(AuditEvent::action, AuditEvent::outcome, AuditEvent::resource, AuditEvent::patient)
                .containsExactly(
                        tuple(AuditAction.READ, AuditOutcome.SUCCESS, early.id().value(), clinic.patient()),
                        tuple(AuditAction.READ, AuditOutcome.DENIED, early.id().value(), clinic.patient()));
    }

    private List<Appointment> ofDoctor(Who who, Who doctor, AppointmentFilter filter) {
        return calendar.ofDoctor(clinic.actor(who), clinic.doctor(doctor), filter, PageRequest.first())
                .items();
    }

    private List<Appointment> ofPatient(Who who) {
        return calendar.ofPatient(clinic.actor(who), clinic.patient(), ANY, PageRequest.first())
                .items();
    }

    private List<Appointment> atHospital(Who who) {
        return calendar.atHospital(clinic.actor(who), clinic.hospital(Who.HOSPITAL), ANY, PageRequest.first())
                .items();
    }
}
