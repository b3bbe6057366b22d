package dev.doctorpatient.rest.export;

import dev.doctorpatient.application.export.PatientRecord.CareTeam;
import dev.doctorpatient.application.export.PatientRecord.Relative;
import dev.doctorpatient.rest.directory.DoctorJson;
import dev.doctorpatient.rest.directory.HospitalJson;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who is around a patient. */
record CareTeamJson(List<RelativeJson> relatives, List<DoctorJson> doctors, List<HospitalJson> hospitals) {
    record RelativeJson(
            UUID mappingId, UUID userId, String name, String relation, Instant createdAt, Instant updatedAt) {
        static RelativeJson of(Relative relative) {
            var kinship = relative.kinship();
            return new RelativeJson(
                    kinship.id().value(),
                    kinship.user().value(),
                    relative.name(),
                    WireNames.of(kinship.relation()),
                    kinship.createdAt(),
                    kinship.updatedAt());
        }
    }

    static CareTeamJson of(CareTeam team) {
        return new CareTeamJson(
                team.relatives().stream().map(RelativeJson::of).toList(),
                team.doctors().stream().map(DoctorJson::of).toList(),
                team.hospitals().stream().map(HospitalJson::of).toList());
    }
}
