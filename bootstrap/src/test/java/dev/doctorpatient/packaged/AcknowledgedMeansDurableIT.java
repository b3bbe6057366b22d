package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.packaged.Api.Unreachable;
import dev.doctorpatient.packaged.Clinic.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the service while many write, and compares what it acknowledged with what it knows when it is back. */
class AcknowledgedMeansDurableIT {
    private static final int ROUNDS = 3;
    private static final int CHATS = 3;
    private static final int FEWEST_ACKNOWLEDGED = 300;
    private static final int MOST_ACKNOWLEDGED = 500;
    private static final int MOST_UNDER_WAY = 16;
    private static final Duration BEFORE_GIVING_UP = Duration.ofMinutes(2);
    private static final Instant FIRST_SLOT = Instant.parse("2035-01-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedOutlivesAKill(Database database, @TempDir Path folder) throws Exception {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var environment = database.clinicIn(folder);
        var server = ServerProcess.start(environment);
        try {
            var writers = new Writers(server.api());
            for (var round = 1; round <= ROUNDS; round++) {
                var enough = random.nextInt(FEWEST_ACKNOWLEDGED, MOST_ACKNOWLEDGED);

                writers.writeUntilKilled(round, server, enough);
                server = ServerProcess.start(environment);

                var api = server.api();
                assertThat(Stream.of(round))
                        .as("round %d after %d acknowledgements, seed %d", round, enough, seed)
                        .allSatisfy(_ -> {
                            writers.check(api);
                            writers.resend(api);
                            writers.check(api);
                        });
            }
        } finally {
            server.close();
        }
    }

    /** A doctor and a patient's relative who write into several chats, and an administrator who books. */
    private static final class Writers {
        private final Member doctor;
        private final Member relative;
        private final Api admin;
        private final List<Ledger> ledgers = new ArrayList<>();
        private final List<String> patients = new ArrayList<>();
        private final Map<String, JsonNode> booked = new ConcurrentHashMap<>();
        private final Map<String, Map<String, Object>> asked = new ConcurrentHashMap<>();

        Writers(Api api) {
            var clinic = Clinic.of(api);
            admin = clinic.admin();
            doctor = clinic.member("doctor", "doctor@ledger.example", "ledger-Doctor-1");
            relative = clinic.member("patient", "relative@ledger.example", "ledger-Patient-1");
            for (var number = 0; number < CHATS; number++) {
                var patient = clinic.patient("Patient " + number);
                clinic.relate(relative.user(), patient);
                patients.add(patient);
                ledgers.add(new Ledger(clinic.chat(doctor.profile(), patient)));
            }
        }

        /** Lets everybody write at once, and kills the service as soon as it acknowledged enough. */
        void writeUntilKilled(int round, ServerProcess server, int enough)
                throws InterruptedException, ExecutionException {
            var acknowledged = new CountDownLatch(enough);
            var work = new ArrayList<Future<?>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var ledger : ledgers) {
                    work.add(threads.submit(
                            () -> sendBySocket("doctor-socket-" + round, doctor.api(), ledger, server, acknowledged)));
                    work.add(threads.submit(() ->
                            sendBySocket("relative-socket-" + round, relative.api(), ledger, server, acknowledged)));
                    work.add(threads.submit(
                            () -> sendByRest("doctor-rest-" + round, doctor.api(), ledger, server, acknowledged)));
                }
                for (var patient : patients) {
                    work.add(threads.submit(() -> book(round, patient, server, acknowledged)));
                }
                var inTime = acknowledged.await(BEFORE_GIVING_UP.toSeconds(), TimeUnit.SECONDS);
                server.kill();
                assertThat(inTime).as("writers make progress").isTrue();
            }
            for (var sender : work) {
                sender.get();
            }
        }

        private static void sendBySocket(
                String sender, Api credentials, Ledger ledger, ServerProcess server, CountDownLatch acknowledged) {
            var room = new Semaphore(MOST_UNDER_WAY);
            try (var socket = at(server, credentials).socket("chats/ws/" + ledger.chat(), frame -> {
                if (frame.path("type").asText().equals("ack")) {
                    ledger.acknowledged(
                            frame.path("client_message_id").asText(),
                            frame.path("message_id").asText(),
                            frame.path("seq").asLong());
                    acknowledged.countDown();
                    room.release();
                }
            })) {
                for (var number = 1; !socket.isClosed(); number++) {
                    if (room.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                        var id = sender + "-" + number;
                        ledger.written(sender, id);
                        socket.send(Map.of("type", "message", "message", Ledger.text(id), "client_message_id", id));
                    }
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        private static void sendByRest(
                String sender, Api credentials, Ledger ledger, ServerProcess server, CountDownLatch acknowledged) {
            try {
                for (var number = 1; ; number++) {
                    var id = sender + "-" + number;
                    ledger.written(sender, id);
                    var message = post(at(server, credentials), ledger, id).expect(201);
                    ledger.acknowledged(
                            id, message.path("id").asText(), message.path("seq").asLong());
                    acknowledged.countDown();
                }
            } catch (Unreachable _) {
                // killed
            }
        }

        private void book(int round, String patient, ServerProcess server, CountDownLatch acknowledged) {
            try {
                for (var number = 0; ; number++) {
                    // A year for every round and a third of the hour for every patient
                    var slot = FIRST_SLOT
                            .plus(Duration.ofDays(365L * round))
                            .plus(Duration.ofHours(number))
                            .plus(Duration.ofMinutes(20L * patients.indexOf(patient)));
                    var booking = Map.<String, Object>of(
                            "doctor_id",
                            doctor.profile(),
                            "patient_id",
                            patient,
                            "time_slot",
                            slot.toString(),
                            "duration_minutes",
                            20,
                            "type",
                            "remote");
                    asked.put(slot.toString(), booking);
                    booked.put(
                            slot.toString(),
                            bookings(at(server, admin), booking).expect(201));
                    acknowledged.countDown();
                }
            } catch (Unreachable _) {
                // killed
            }
        }

        void check(Api api) {
            for (var ledger : ledgers) {
                ledger.check(api.as(String.valueOf(doctor.api().token())));
            }
            var stored = api.as(String.valueOf(admin.token())).all("appointments?doctor_id=" + doctor.profile());
            assertThat(stored).containsAll(booked.values());
            assertThat(stored.stream().map(appointment -> appointment.path("time_slot")))
                    .doesNotHaveDuplicates();
        }

        /** Does what a client does after a lost answer: all of it again, under the same ids. */
        void resend(Api api) {
            for (var ledger : ledgers) {
                ledger.unacknowledged()
                        .forEach((sender, ids) -> ids.forEach(id -> {
                            var credentials = sender.startsWith("doctor") ? doctor.api() : relative.api();
                            var answer = post(api.as(String.valueOf(credentials.token())), ledger, id);
                            assertThat(answer.status()).isIn(200, 201);
                            ledger.acknowledged(
                                    id,
                                    answer.text("id"),
                                    answer.body().path("seq").asLong());
                        }));
            }
            asked.forEach((slot, booking) -> {
                if (!booked.containsKey(slot)) {
                    var answer = bookings(api.as(String.valueOf(admin.token())), booking);
                    assertThat(answer.status()).isIn(201, 409);
                }
            });
            asked.clear();
        }

        private static Api at(ServerProcess server, Api credentials) {
            return server.api().as(String.valueOf(credentials.token()));
        }

        private static Api.Answer post(Api api, Ledger ledger, String id) {
            return api.post(
                    "messages", Map.of("chat_id", ledger.chat(), "message", Ledger.text(id), "client_message_id", id));
        }

        private static Api.Answer bookings(Api api, Map<String, ?> booking) {
            return api.post("appointments", booking);
        }
    }
}
