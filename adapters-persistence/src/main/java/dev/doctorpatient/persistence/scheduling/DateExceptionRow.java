package dev.doctorpatient.persistence.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.DailyHours;
import dev.doctorpatient.domain.scheduling.DateException;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Some hours of a date that is unlike others; without times: it has none. */
@Entity
@Table(name = "date_exceptions")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DateExceptionRow {
    /** Which date, and where. */
    private record Occasion(LocalDate date, @Nullable HospitalId hospital) {}

    @Id
    public UUID id;

    public UUID doctorId;
    public @Nullable UUID hospitalId;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE) // else it moves with the zone of the machine
    public LocalDate exceptionDate;

    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    public @Nullable LocalTime startTime;

    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    public @Nullable LocalTime endTime;

    static Stream<DateExceptionRow> of(DoctorId doctor, DateException exception) {
        return exception.hours().isEmpty()
                ? Stream.of(of(doctor, exception, null))
                : exception.hours().stream().map(hours -> of(doctor, exception, hours));
    }

    private static DateExceptionRow of(DoctorId doctor, DateException exception, @Nullable DailyHours hours) {
        var row = new DateExceptionRow();
        row.id = TimeOrderedId.next();
        row.doctorId = doctor.value();
        var hospital = exception.hospital();
        row.hospitalId = hospital == null ? null : hospital.value();
        row.exceptionDate = exception.date();
        row.startTime = hours == null ? null : hours.start();
        row.endTime = hours == null ? null : hours.end();
        return row;
    }

    static List<DateException> toDomain(List<DateExceptionRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(DateExceptionRow::occasion)).entrySet().stream()
                .map(group -> new DateException(
                        group.getKey().date(),
                        group.getValue().stream()
                                .map(DateExceptionRow::hours)
                                .filter(Objects::nonNull)
                                .toList(),
                        group.getKey().hospital()))
                .toList();
    }

    private Occasion occasion() {
        return new Occasion(exceptionDate, hospitalId == null ? null : new HospitalId(hospitalId));
    }

    private @Nullable DailyHours hours() {
        return startTime == null || endTime == null ? null : new DailyHours(startTime, endTime);
    }
}
