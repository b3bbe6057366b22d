package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is asked of the API, in whatever order and by however many at once: nobody is ever in two places. */
@QuarkusTest
class NoOverlapTest {
    private static final int ROUNDS = 6;
    private static final int CALLERS = 6;
    private static final int CALLS = 60;
    private static final Set<String> FREE = Set.of("cancelled", "no_show");

    private enum Call {
        BOOK,
        BOOK_AGAIN,
        MOVE,
        LENGTHEN,
        STEP,
        CANCEL
    }

    private static final List<Call> CALLS_THERE_ARE = List.of(Call.values());

    private final Clinic clinic = Clinic.here();

    @Test
    void noSequenceOfCallsReachesAnOverlap() throws Exception {
        var outcomes = new ConcurrentHashMap<Call, Map<Integer, Integer>>();
        for (var round = 0; round < ROUNDS; round++) {
            new Round(7_300 + round, outcomes).run();
        }

        // A round in which everything is refused, or nothing, would prove little.
        var seen = new EnumMap<Call, Map<Integer, Integer>>(outcomes);
        assertThat(seen).containsOnlyKeys(Call.values());
        assertThat(seen.get(Call.BOOK)).containsKeys(201, 409);
        assertThat(seen.get(Call.MOVE)).containsKeys(200, 409);
        assertThat(seen.get(Call.STEP)).containsKeys(200, 409);
    }

    /** Three doctors and three patients, one narrow day, and callers who know nothing of each other. */
    private final class Round {
        private final int seed;
        private final Map<Call, Map<Integer, Integer>> outcomes;
        private final Instant morning = Instant.parse(clinic.newSlot());
        private final List<String> doctors =
                Stream.generate(clinic::doctorOnFile).limit(3).toList();
        private final List<String> patients =
                Stream.generate(clinic::patientOnFile).limit(3).toList();
        private final List<String> booked = new CopyOnWriteArrayList<>();

        /** Lets all call at the same moment, again and again. */
        private final CyclicBarrier together = new CyclicBarrier(CALLERS);

        Round(int seed, Map<Call, Map<Integer, Integer>> outcomes) {
            this.seed = seed;
            this.outcomes = outcomes;
        }

        void run() throws Exception {
            try (var threads = Executors.newFixedThreadPool(CALLERS)) {
                var callers = IntStream.range(0, CALLERS)
                        .mapToObj(caller -> (Callable<Boolean>) () -> {
                            var random = new SplittableRandom(seed * 31L + caller);
                            for (var call = 0; call < CALLS; call++) {
                                var unused = together.await(1, TimeUnit.MINUTES);
                                callAnything(random);
                            }
                            return true;
                        })
                        .toList();
                for (var caller : threads.invokeAll(callers)) {
                    assertThat(caller.get()).isTrue();
                }
            }
            doctors.forEach(doctor -> assertNoOverlap("doctor_id", doctor));
            patients.forEach(patient -> assertNoOverlap("patient_id", patient));
        }

        private void callAnything(SplittableRandom random) {
            var call = CALLS_THERE_ARE.get(random.nextInt(CALLS_THERE_ARE.size()));
            var answer = call(call, random);
            if (answer != null) {
                assertThat(answer.status()).as("%s with seed %s", call, seed).isIn(200, 201, 204, 409);
                outcomes.computeIfAbsent(call, _ -> new ConcurrentHashMap<>()).merge(answer.status(), 1, Integer::sum);
            }
        }

        private @Nullable Answer call(Call call, SplittableRandom random) {
            var admin = clinic.administrator();
            if (call == Call.BOOK || call == Call.BOOK_AGAIN || booked.isEmpty()) {
                var booking = booking(random);
                if (call != Call.BOOK_AGAIN) {
                    return noted(admin.post("/appointments", booking));
                }
                var key = UUID.randomUUID().toString();
                var first = noted(admin.send("POST", "/appointments", "Idempotency-Key", key, booking));
                var second = admin.send("POST", "/appointments", "Idempotency-Key", key, booking);
                if (first.status() == 201) {
                    assertThat(second.body()).isEqualTo(first.body());
                    return second;
                }
                return noted(second);
            }
            var path = booked.get(random.nextInt(booked.size()));
            return switch (call) {
                case BOOK, BOOK_AGAIN -> throw new AssertionError("done above");
                case MOVE -> admin.put(path, json("time_slot", start(random)));
                case LENGTHEN -> admin.put(path, json("duration_minutes", minutes(random)));
                case STEP ->
                    admin.put(
                            path + "/status",
                            json(
                                    "status",
                                    List.of(
                                                    "scheduled",
                                                    "confirmed",
                                                    "checked_in",
                                                    "in_progress",
                                                    "no_show",
                                                    "cancelled")
                                            .get(random.nextInt(6))));
                case CANCEL -> admin.delete(path);
            };
        }

        private Answer noted(Answer answer) {
            if (answer.status() == 201) {
                booked.add(answer.location());
            }
            return answer;
        }

        private Map<String, @Nullable Object> booking(SplittableRandom random) {
            var booking =
                    Clinic.booking(doctors.get(random.nextInt(3)), patients.get(random.nextInt(3)), start(random));
            booking.put("duration_minutes", minutes(random));
            return booking;
        }

        private String start(SplittableRandom random) {
            return morning.plus(Duration.ofMinutes(5L * random.nextInt(144))).toString();
        }

        private static int minutes(SplittableRandom random) {
            return 5 * random.nextInt(1, 19);
        }

        private void assertNoOverlap(String party, String id) {
            var kept = new ArrayList<JsonNode>();
            clinic.administrator().get("/appointments", party, id, "limit", 200).items().stream()
                    .filter(item -> !FREE.contains(item.get("status").asText()))
                    .forEach(kept::add);
            for (var each = 1; each < kept.size(); each++) {
                assertThat(startOf(kept.get(each)))
                        .as("%s %s in the round of seed %s", party, id, seed)
                        .isAfterOrEqualTo(endOf(kept.get(each - 1)));
            }
        }

        private static Instant startOf(JsonNode appointment) {
            return Instant.parse(appointment.get("time_slot").asText());
        }

        private static Instant endOf(JsonNode appointment) {
            return startOf(appointment)
                    .plus(Duration.ofMinutes(appointment.get("duration_minutes").asInt()));
        }
    }
}
