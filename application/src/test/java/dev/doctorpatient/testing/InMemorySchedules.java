package dev.doctorpatient.testing;

import dev.doctorpatient.application.scheduling.port.Schedules;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Schedules in memory. */
public final class InMemorySchedules implements Schedules {
    private final InMemoryDatabase database;

    /** The schedules of a database. */
    public InMemorySchedules(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Schedule find(DoctorId doctor) {
        return database.schedules.find(doctor).orElse(Schedule.EMPTY);
    }

    @Override
    public void replace(DoctorId doctor, Schedule schedule) {
        database.requireLocked(doctor);
        if (!schedule.hospitals().stream().allMatch(hospital -> worksAt(database, doctor, hospital))) {
            throw new Conflict(ProblemCode.CONCURRENT_CHANGE, "The doctor does not work there");
        }
        var unused = database.schedules.remove(doctor);
        database.schedules.add(doctor, schedule);
    }

    /** What the foreign keys of a database do. */
    static void removeHoursWithoutAffiliation(InMemoryDatabase database) {
        var left = database.schedules.rows().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        schedule -> withoutOthers(database, schedule.getKey(), schedule.getValue())));
        left.forEach(database.schedules::replace);
    }

    private static Schedule withoutOthers(InMemoryDatabase database, DoctorId doctor, Schedule schedule) {
        return new Schedule(
                schedule.weekly().stream()
                        .filter(hours -> worksAt(database, doctor, hours.hospital()))
                        .toList(),
                schedule.exceptions().stream()
                        .filter(exception -> worksAt(database, doctor, exception.hospital()))
                        .toList());
    }

    private static boolean worksAt(InMemoryDatabase database, DoctorId doctor, @Nullable HospitalId hospital) {
        return hospital == null || new InMemoryCareTeams(database).isAffiliated(doctor, hospital);
    }
}
