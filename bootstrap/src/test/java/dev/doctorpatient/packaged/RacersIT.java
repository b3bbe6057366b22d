package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many want the same half hour of one doctor, or of one patient, at the same moment. */
class RacersIT {
    private static final int RACERS = 32;
    private static final int ROUNDS = 200;
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final Instant FIRST_SLOT = Instant.parse("2035-05-07T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void onlyOneOfManyGetsASlot(Database database, @TempDir Path folder) {
        try (var server = ServerProcess.start(database.clinicIn(folder))) {
            raceThroughAllRounds(List.of(Clinic.of(server.api())));
        }
    }

    @Test
    void onlyOneOfManyGetsASlotThoughHalfOfThemAskAnotherNode(@TempDir Path folder, @TempDir Path otherFolder) {
        var environment = Database.POSTGRESQL.clinicIn(folder);
        var otherEnvironment = new HashMap<>(environment);
        otherEnvironment.put("DATA_DIR", otherFolder.toString());
        try (var server = ServerProcess.start(environment);
                var other = ServerProcess.start(otherEnvironment)) {
            raceThroughAllRounds(List.of(Clinic.of(server.api()), Clinic.of(other.api())));
        }
    }

    /** @param nodes the same clinic, as each node shows it */
    private static void raceThroughAllRounds(List<Clinic> nodes) {
        var clinic = nodes.getFirst();
        var doctors = IntStream.range(0, RACERS)
                .mapToObj(number -> clinic.doctor("Doctor " + number))
                .toList();
        var patients = IntStream.range(0, RACERS)
                .mapToObj(number -> clinic.patient("Patient " + number))
                .toList();
        for (var round = 0; round < ROUNDS; round += 2) {
            var slot = FIRST_SLOT.plus(Duration.ofDays(round));
            race(nodes, racer -> booking(doctors.getFirst(), patients.get(racer), slot, racer));
            race(
                    nodes,
                    racer -> booking(doctors.get(racer), patients.getFirst(), slot.plus(Duration.ofHours(6)), racer));
        }

        var stored = clinic.admin().all("appointments");

        assertThat(stored).hasSize(ROUNDS);
        assertThat(stored).allSatisfy(one -> assertThat(stored).noneMatch(other -> collide(one, other)));
    }

    private static void race(List<Clinic> nodes, IntFunction<Map<String, Object>> bookings) {
        var running = IntStream.range(0, RACERS)
                .mapToObj(racer ->
                        nodes.get(racer % nodes.size()).admin().postLater("appointments", bookings.apply(racer)))
                .toList();
        var answers = running.stream().map(answer -> answer.join()).toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(RACERS - 1)
                .allSatisfy(answer -> assertThat(List.of(answer.status(), answer.text("code")))
                        .isEqualTo(List.of(409, "time_slot_taken")));
    }

    /** Every racer wants a time that differs a little from everybody else's, and overlaps with it. */
    private static Map<String, Object> booking(String doctor, String patient, Instant slot, int racer) {
        return Map.of(
                "doctor_id",
                doctor,
                "patient_id",
                patient,
                "time_slot",
                slot.plus(Duration.ofMinutes(racer % LENGTH.toMinutes())).toString(),
                "duration_minutes",
                LENGTH.toMinutes(),
                "type",
                "regular");
    }

    private static boolean collide(JsonNode one, JsonNode other) {
        var share = one.path("doctor_id").equals(other.path("doctor_id"))
                || one.path("patient_id").equals(other.path("patient_id"));
        return !one.path("id").equals(other.path("id"))
                && share
                && start(one).isBefore(start(other).plus(LENGTH))
                && start(other).isBefore(start(one).plus(LENGTH));
    }

    private static Instant start(JsonNode appointment) {
        return Instant.parse(appointment.path("time_slot").asText());
    }
}
