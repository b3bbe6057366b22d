package dev.doctorpatient.persistence.scheduling;

import dev.doctorpatient.application.scheduling.port.Schedules;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.persistence.shared.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

@ApplicationScoped
class PanacheSchedules implements Schedules {
    private final EntityManager entities;

    PanacheSchedules(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Schedule find(DoctorId doctor) {
        var weekly = entities.createQuery("from WeeklyHoursRow where doctorId = :doctor", WeeklyHoursRow.class)
                .setParameter("doctor", doctor.value())
                .getResultStream()
                .map(WeeklyHoursRow::toDomain)
                .toList();
        var exceptions = entities.createQuery("from DateExceptionRow where doctorId = :doctor", DateExceptionRow.class)
                .setParameter("doctor", doctor.value())
                .getResultList();
        return new Schedule(weekly, DateExceptionRow.toDomain(exceptions));
    }

    @Override
    public void replace(DoctorId doctor, Schedule schedule) {
        Rows.forget(entities); // the rows go without Hibernate
        remove("WeeklyHoursRow", doctor);
        remove("DateExceptionRow", doctor);
        schedule.weekly().stream()
                .map(hours -> WeeklyHoursRow.of(doctor, hours))
                .forEach(entities::persist);
        schedule.exceptions().stream()
                .flatMap(exception -> DateExceptionRow.of(doctor, exception))
                .forEach(entities::persist);
    }

    private void remove(String rows, DoctorId doctor) {
        entities.createQuery("delete from " + rows + " where doctorId = :doctor")
                .setParameter("doctor", doctor.value())
                .executeUpdate();
    }
}
