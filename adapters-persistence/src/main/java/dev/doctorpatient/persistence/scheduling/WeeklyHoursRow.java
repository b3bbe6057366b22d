package dev.doctorpatient.persistence.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.DailyHours;
import dev.doctorpatient.domain.scheduling.WeeklyHours;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "weekly_hours")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class WeeklyHoursRow {
    @Id
    public UUID id;

    public UUID doctorId;
    public @Nullable UUID hospitalId;
    public String dayOfWeek;

    @JdbcTypeCode(SqlTypes.LOCAL_TIME) // else it moves with the zone of the machine
    public LocalTime startTime;

    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    public LocalTime endTime;

    static WeeklyHoursRow of(DoctorId doctor, WeeklyHours hours) {
        var row = new WeeklyHoursRow();
        row.id = TimeOrderedId.next();
        row.doctorId = doctor.value();
        var hospital = hours.hospital();
        row.hospitalId = hospital == null ? null : hospital.value();
        row.dayOfWeek = Values.name(hours.day());
        row.startTime = hours.hours().start();
        row.endTime = hours.hours().end();
        return row;
    }

    WeeklyHours toDomain() {
        return new WeeklyHours(
                Values.constant(DayOfWeek.class, dayOfWeek),
                new DailyHours(startTime, endTime),
                hospitalId == null ? null : new HospitalId(hospitalId));
    }
}
