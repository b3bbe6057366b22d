package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.QueryValues;
import dev.doctorpatient.rest.shared.WireNames;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What every list of appointments can be asked for. */
record AppointmentQuery(
        @RestQuery("doctor_id") @Nullable String doctorId,
        @RestQuery("patient_id") @Nullable String patientId,
        @RestQuery("hospital_id") @Nullable String hospitalId,

        @RestQuery @Schema(implementation = AppointmentStatus.class)
        List<String> status,

        @RestQuery @Schema(implementation = AppointmentType.class)
        List<String> type,

        @RestQuery @Nullable String from,
        @RestQuery @Nullable String to,
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String cursor) {
    AppointmentFilter filter() {
        return new AppointmentFilter(
                QueryValues.id("doctor_id", doctorId, DoctorId::new),
                QueryValues.id("patient_id", patientId, PatientId::new),
                QueryValues.id("hospital_id", hospitalId, HospitalId::new),
                WireNames.parseAll(AppointmentStatus.class, "status", status),
                WireNames.parseAll(AppointmentType.class, "type", type),
                QueryValues.from("from", from),
                QueryValues.to("to", to));
    }

    PageRequest page() {
        return PagedJson.request(limit, cursor);
    }
}
