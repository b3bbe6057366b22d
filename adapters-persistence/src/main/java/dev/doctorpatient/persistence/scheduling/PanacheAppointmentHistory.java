package dev.doctorpatient.persistence.scheduling;

import dev.doctorpatient.application.scheduling.port.AppointmentHistory;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheAppointmentHistory implements AppointmentHistory, PanacheRepositoryBase<AppointmentRevisionRow, UUID> {
    @Override
    public Page<AppointmentRevision> page(AppointmentId id, PageRequest request) {
        var appointment = getEntityManager().find(AppointmentRow.class, id.value());
        if (appointment == null) {
            return Page.empty();
        }
        var after = request.after();
        var found = find(
                        "appointmentId = ?1 and revision > ?2 order by revision",
                        id.value(),
                        after == null ? -1 : Math.toIntExact(Math.min(after.key(), Integer.MAX_VALUE)))
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> new Position(row.revision, id.value()))
                .map(row -> row.toDomain(appointment.toDomain()));
    }

    @Override
    public Optional<AppointmentRevision> find(AppointmentId id, int revision) {
        return Optional.ofNullable(getEntityManager().find(AppointmentRow.class, id.value()))
                .flatMap(appointment -> find("appointmentId = ?1 and revision = ?2", id.value(), revision)
                        .firstResultOptional()
                        .map(row -> row.toDomain(appointment.toDomain())));
    }
}
