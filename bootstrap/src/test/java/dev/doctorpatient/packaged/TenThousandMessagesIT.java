package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.packaged.Clinic.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten thousand messages between two whose sockets break all the time are ten thousand messages, once, in order, for everybody. */
class TenThousandMessagesIT {
    private static final int EACH = 5_000;
    private static final int ALL = 2 * EACH;
    private static final int PATIENCE_IN_MINUTES = 5;

    @ParameterizedTest
    @EnumSource
    void onOneNode(Database database, @TempDir Path folder) throws Exception {
        try (var server = ServerProcess.start(database.clinicIn(folder))) {
            var talk = new Talk(server.api());

            talk.run(server::api, () -> {});

            talk.check(server.api());
        }
    }

    /** Both talk over either node; on the way Redis goes and comes back, and so does one of the two nodes, which is killed. */
    @Test
    void onTwoNodesOfWhichOneIsKilled(@TempDir Path folder) throws Exception {
        var redis = new Redis();
        var environment = Database.POSTGRESQL.clinicIn(folder);
        environment.put("REDIS_URL", redis.url());
        var victim = new AtomicReference<@Nullable ServerProcess>();
        try (var survivor = ServerProcess.start(environment)) {
            victim.set(ServerProcess.start(environment));
            var turn = new AtomicInteger();
            var talk = new Talk(survivor.api());

            talk.run(() -> (turn.getAndIncrement() % 2 == 0 ? survivor : present(victim)).api(), () -> {
                talk.awaitHeard(ALL / 5);
                redis.stop();
                talk.awaitHeard(ALL / 4);
                redis.start();
                talk.awaitHeard(ALL / 3);
                present(victim).kill();
                talk.awaitHeard(ALL / 2);
                victim.set(ServerProcess.start(environment));
            });

            talk.check(survivor.api());
        } finally {
            present(victim).close();
            redis.close();
        }
    }

    private static ServerProcess present(AtomicReference<@Nullable ServerProcess> victim) {
        return Objects.requireNonNull(victim.get());
    }

    /** What a doctor and a patient say to each other. */
    private static final class Talk {
        private final Member doctor;
        private final Member patient;
        private final String chat;
        private final long seed = new Random().nextLong();
        private final List<Correspondent> sides = new ArrayList<>();

        Talk(Api api) {
            var clinic = Clinic.of(api);
            doctor = clinic.member("doctor", "doctor@talk.example", "talk-Doctor-1");
            patient = clinic.member("patient", "patient@talk.example", "talk-Patient-1");
            chat = clinic.chat(doctor.profile(), patient.profile());
        }

        /** Lets both talk until all is said and heard, while something happens to the nodes. */
        void run(Supplier<Api> nodes, Runnable meanwhile) throws InterruptedException, ExecutionException {
            sides.add(side("doctor", doctor, seed, nodes));
            sides.add(side("patient", patient, seed + 1, nodes));
            var talking = new ArrayList<Future<?>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var side : sides) {
                    talking.add(threads.submit(() -> {
                        side.correspond();
                        return true;
                    }));
                }
                meanwhile.run();
                for (var talk : talking) {
                    try {
                        var unused = talk.get(PATIENCE_IN_MINUTES, TimeUnit.MINUTES);
                    } catch (TimeoutException _) {
                        threads.shutdownNow();
                        throw new AssertionError("they never came to an end, seed " + seed + ": "
                                + sides.stream()
                                        .map(side -> side.received().size())
                                        .toList());
                    }
                }
            }
        }

        private Correspondent side(String name, Member member, long itsSeed, Supplier<Api> nodes) {
            return new Correspondent(name, chat, EACH, ALL, itsSeed, () -> nodes.get()
                    .as(String.valueOf(member.api().token())));
        }

        /** Waits until one of them has heard so many messages. */
        void awaitHeard(int number) {
            try {
                while (sides.stream()
                        .noneMatch(side -> side.received().size() >= number
                                || !side.faults().isEmpty())) {
                    Thread.sleep(20); // between two looks at what others do
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        void check(Api api) {
            var stored = stored(api.as(String.valueOf(doctor.api().token())));
            assertThat(sides).allSatisfy(side -> {
                assertThat(side.faults()).as("seed %d", seed).isEmpty();
                assertThat(side.connections()).isGreaterThan(10);
            });
            assertThat(stored.stream().map(message -> message.path("seq").asLong()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, ALL).boxed().toList());
            var ids = stored.stream()
                    .map(message -> message.path("client_message_id").asText())
                    .toList();
            assertThat(sides).allSatisfy(side -> assertThat(side.received()).isEqualTo(ids));
            for (var name : List.of("doctor", "patient")) {
                assertThat(ids.stream().filter(id -> id.startsWith(name)))
                        .as("what the %s sent, seed %d", name, seed)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, EACH)
                                .mapToObj(number -> name + "-" + number)
                                .toList());
            }
            assertThat(stored.stream().map(message -> message.path("message").asText()))
                    .containsExactlyElementsOf(ids.stream().map(Ledger::text).toList());
        }

        private List<JsonNode> stored(Api api) {
            var stored = new ArrayList<JsonNode>();
            while (true) {
                var page = api.get("chats/" + chat + "/messages?limit=200&after_seq=" + stored.size())
                        .expect(200)
                        .path("items");
                if (page.isEmpty()) {
                    return stored;
                }
                page.forEach(stored::add);
            }
        }
    }
}
