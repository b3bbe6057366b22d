package dev.doctorpatient.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppointmentFilterTest {
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    private static final Set<AppointmentStatus> STATUSES = Set.of(AppointmentStatus.SCHEDULED);
    private static final AppointmentFilter ANY =
            new AppointmentFilter(null, null, null, STATUSES, Set.of(), NOON, null);

    private final DoctorId doctor = DoctorId.next();
    private final PatientId patient = PatientId.next();
    private final HospitalId hospital = HospitalId.next();

    @Test
    void narrowedItKeepsEverythingElse() {
        assertThat(ANY.narrowedTo(doctor)
                        .flatMap(filter -> filter.narrowedTo(patient))
                        .flatMap(filter -> filter.narrowedTo(hospital)))
                .hasValue(new AppointmentFilter(doctor, patient, hospital, STATUSES, Set.of(), NOON, null));
    }

    @Test
    void narrowedToWhatItWantsAlreadyItStaysTheSame() {
        var filter = new AppointmentFilter(doctor, patient, hospital, STATUSES, Set.of(), NOON, null);

        assertThat(filter.narrowedTo(doctor)).hasValue(filter);
        assertThat(filter.narrowedTo(patient)).hasValue(filter);
        assertThat(filter.narrowedTo(hospital)).hasValue(filter);
    }

    @Test
    void narrowedToSomethingElseNothingIsLeft() {
        var filter = new AppointmentFilter(doctor, patient, hospital, STATUSES, Set.of(), NOON, null);

        assertThat(filter.narrowedTo(DoctorId.next())).isEmpty();
        assertThat(filter.narrowedTo(PatientId.next())).isEmpty();
        assertThat(filter.narrowedTo(HospitalId.next())).isEmpty();
    }
}
