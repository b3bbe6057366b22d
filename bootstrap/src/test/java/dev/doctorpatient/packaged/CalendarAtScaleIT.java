package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.packaged.Clinic.Member;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A doctor's week among very many appointments. The plans are what is checked; how long each request takes is printed, for whoever runs
 * it with {@code -Dcalendar.rows=1000000}.
 */
class CalendarAtScaleIT {
    private static final int ROWS = Integer.getInteger("calendar.rows", 40_000);
    private static final int DOCTORS = 200;
    private static final int PATIENTS = 1_000;
    private static final int REPEATS = 21;
    private static final Instant BEGIN = Instant.parse("2035-01-01T00:00:00Z");
    private static final String FROM = "2035-01-15";
    private static final String TO = "2035-01-21";

    @Test
    void aDoctorsWeekIsFoundByAnIndexHoweverManyAppointmentsThereAre(@TempDir Path folder) throws Exception {
        var environment = Database.POSTGRESQL.clinicIn(folder);
        try (var server = ServerProcess.start(environment)) {
            var clinic = Clinic.of(server.api());
            var doctor = clinic.member("doctor", "doctor@scale.example", "packaged-Doctor-1");
            var patient = clinic.member("patient", "patient@scale.example", "packaged-Patient-1");
            var hospital = clinic.member("hospital", "hospital@scale.example", "packaged-Hospital-1");
            try (var connection = Postgres.connectTo(environment.get("DATABASE_URL"))) {
                fill(connection, hospital);

                assertPlans(connection, doctor, patient, hospital);
            }
            measure(clinic, doctor, patient, hospital);
        }
    }

    private static void fill(Connection connection, Member hospital) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into doctors (id, name, time_zone, is_active, created_at, updated_at)
                    select gen_random_uuid(), 'Doctor ' || n, 'UTC', true, now(), now() from generate_series(2, %d) n""".formatted(DOCTORS));
            statement.execute("""
                    insert into patients (id, name, gender, is_active, created_at, updated_at)
                    select gen_random_uuid(), 'Patient ' || n, 'unknown', true, now(), now() from generate_series(2, %d) n""".formatted(PATIENTS));
            // Half an hour after half an hour for every doctor, and never two at once for a patient.
            statement.execute("""
            insert into appointments (id, doctor_id, patient_id, hospital_id, time_slot, duration_minutes, ends_at, type, status, extras,
                    cancelled_by, cancellation_reason, version, created_at, updated_at)
            select gen_random_uuid(), d.id, p.id, case when k %% 3 = 0 then null else cast('%s' as uuid) end,
                    start, 30, start + interval '30 minutes', 'regular',
                    (array['scheduled', 'confirmed', 'completed', 'no_show'])[1 + k %% 4], null, null, null, 0, now(), now()
            from (select id, row_number() over (order by id) - 1 as n from doctors limit %d) d
            cross join generate_series(0, %d) k
            cross join lateral (select timestamptz '2035-01-01 00:00Z' + k * interval '30 minutes' as start) s
            join (select id, row_number() over (order by id) - 1 as n from patients limit %d) p on p.n = (d.n * 5 + k) %% %d
            """.formatted(hospital.profile(), DOCTORS, ROWS / DOCTORS - 1, PATIENTS, PATIENTS));
            statement.execute("vacuum analyze");
        }
    }

    /** The statements are those that Hibernate makes of the lists, of an agenda and of free slots. */
    private static void assertPlans(Connection connection, Member doctor, Member patient, Member hospital)
            throws SQLException {
        var week = " and time_slot >= '" + FROM + "' and time_slot < '2035-01-22' order by time_slot, id limit 51";
        var occupied =
                " and time_slot > '2035-01-15 02:00Z' and time_slot < '2035-01-15 10:30Z' and ends_at > '2035-01-15 10:00Z'"
                        + " and status in ('scheduled', 'confirmed', 'checked_in', 'in_progress', 'completed')";
        var own = "doctor_id = '" + doctor.profile() + "'";
        assertPlan(connection, "a doctor's week", own + week);
        assertPlan(connection, "a doctor's week by status", own + " and status in ('scheduled', 'confirmed')" + week);
        assertPlan(connection, "a hospital's week", "hospital_id = '" + hospital.profile() + "'" + week);
        assertPlan(connection, "everybody's week", "true" + week);
        assertPlan(
                connection,
                "what a patient's user sees",
                "patient_id in (select patient_id from user_patient_relations where user_id = '" + patient.user()
                        + "') order by time_slot, id limit 51");
        assertPlan(connection, "an agenda", "(" + own + " or patient_id = '" + patient.profile() + "')" + occupied);
        assertPlan(connection, "what is taken of a doctor", own + occupied);
    }

    private static void assertPlan(Connection connection, String what, String where) throws SQLException {
        var plan = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var lines = statement.executeQuery("explain (analyze) select * from appointments where " + where)) {
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
        }
        System.out.println("\n" + what + ", of " + ROWS + " appointments:\n" + String.join("\n", plan));
        assertThat(plan).as(what).noneMatch(line -> line.contains("Seq Scan on appointments"));
    }

    private static void measure(Clinic clinic, Member doctor, Member patient, Member hospital) {
        var period = "from=" + FROM + "&to=" + TO;
        time("doctor's week", doctor.api(), "appointments?" + period);
        time("doctor's confirmed week", doctor.api(), "appointments?status=confirmed,scheduled&" + period);
        time("hospital's week", hospital.api(), "appointments?" + period);
        time("administrator's week", clinic.admin(), "appointments?" + period);
        time("patient's appointments", patient.api(), "appointments");
        time("patient's week", patient.api(), "appointments?" + period);
        time(
                "doctor's free slots of a month",
                patient.api(),
                "doctors/" + doctor.profile() + "/slots?from=" + FROM + "&to=2035-02-14");
        var day = BEGIN.plus(Duration.ofDays(20_000));
        var booked = new ArrayList<Duration>();
        for (var each = 0; each < REPEATS; each++) {
            var slot = day.plus(Duration.ofHours(each)).toString();
            var begin = System.nanoTime();
            JsonNode unused = clinic.admin()
                    .post(
                            "appointments",
                            Map.of(
                                    "doctor_id",
                                    doctor.profile(),
                                    "patient_id",
                                    patient.profile(),
                                    "time_slot",
                                    slot,
                                    "type",
                                    "regular"))
                    .expect(201);
            booked.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        print("booking", booked);
    }

    private static void time(String what, Api api, String path) {
        var times = new ArrayList<Duration>();
        for (var each = 0; each < REPEATS; each++) {
            var begin = System.nanoTime();
            JsonNode unused = api.get(path).expect(200);
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        print(what, times);
    }

    private static void print(String what, List<Duration> times) {
        times.sort(null);
        System.out.printf(
                "%-32s %,10d appointments: median %.1f ms%n",
                what, ROWS, times.get(times.size() / 2).toNanos() / 1e6);
    }
}
