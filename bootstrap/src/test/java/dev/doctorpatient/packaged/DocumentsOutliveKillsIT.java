package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.packaged.Api.Unreachable;
import dev.doctorpatient.packaged.Clinic.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the service while files come in by every way there is, and compares what it acknowledged with what it has when it is back. */
class DocumentsOutliveKillsIT {
    private static final int ROUNDS = 2;
    private static final int WRITERS_OF_A_KIND = 2;
    private static final int FEWEST_ACKNOWLEDGED = 20;
    private static final int MOST_ACKNOWLEDGED = 60;
    private static final int LARGEST = 400_000;
    private static final long MOMENT_IN_NANOSECONDS = 20_000_000;
    private static final Duration BEFORE_GIVING_UP = Duration.ofMinutes(2);
    private static final Pattern UNOWNED = Pattern.compile("(\\d+) unowned");

    /** Where documents and what is known of them may be. */
    enum Place {
        EMBEDDED_AND_FOLDER(Database.H2),
        POSTGRESQL_AND_BUCKET(Database.POSTGRESQL);

        private final Database database;

        Place(Database database) {
            this.database = database;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedIsThereAndNothingElseStays(Place place, @TempDir Path folder, @TempDir Path store)
            throws Exception {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        try (var bucket = place == Place.POSTGRESQL_AND_BUCKET ? new Bucket(store) : null) {
            var environment = new HashMap<>(place.database.clinicIn(folder));
            if (bucket != null) {
                environment.putAll(bucket.environment());
            }
            var server = ServerProcess.start(environment);
            try {
                var writers = new Writers(server.api());
                for (var round = 1; round <= ROUNDS; round++) {
                    writers.writeUntilKilled(server, random);
                    server = ServerProcess.start(environment);

                    writers.check(server.api(), "round " + round + ", seed " + seed);
                }
                writers.writeUntilKilled(server, random);
            } finally {
                server.close();
            }

            makeOld(folder);
            makeOld(store);
            var left = CheckDocumentsIT.checkAny(environment);
            assertThat(left).as("seed %d", seed).contains(" 0 missing, 0 damaged.");
            var unowned = UNOWNED.matcher(left);
            assertThat(unowned.find()).isTrue();
            try (var swept = ServerProcess.start(environment)) {
                if (!unowned.group(1).equals("0")) {
                    await(() -> swept.output().contains("Removed " + unowned.group(1) + " files"));
                }
                await(() -> isEmpty(folder.resolve("uploads")) && isEmpty(folder.resolve("documents/incoming")));
            }
            assertThat(CheckDocumentsIT.check(environment, 0))
                    .as("seed %d", seed)
                    .contains(" 0 unowned, 0 under way.");
        }
    }

    private static void makeOld(Path folder) throws IOException {
        var old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, old);
            }
        }
    }

    private static boolean isEmpty(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                return true;
            }
            try (var files = Files.list(folder)) {
                return files.findAny().isEmpty();
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + BEFORE_GIVING_UP.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("gave up").isLessThan(until);
            LockSupport.parkNanos(MOMENT_IN_NANOSECONDS);
        }
    }

    /** A doctor and a patient's relative, who send files by all ways. */
    private static final class Writers {
        /** Does one thing again and again. */
        private interface Deed {
            void run(Api api, String content);
        }

        private final Member doctor;
        private final Member relative;
        private final String patient;
        private final String chat;
        private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
        private final Map<String, String> waiting = new ConcurrentHashMap<>();
        private final AtomicInteger sent = new AtomicInteger();

        Writers(Api api) {
            var clinic = Clinic.of(api);
            doctor = clinic.member("doctor", "doctor@papers.example", "papers-Doctor-1");
            relative = clinic.member("patient", "relative@papers.example", "papers-Patient-1");
            patient = clinic.patient("Patient");
            clinic.relate(relative.user(), patient);
            chat = clinic.chat(doctor.profile(), patient);
        }

        void writeUntilKilled(ServerProcess server, Random random) throws Exception {
            var enough = new CountDownLatch(random.nextInt(FEWEST_ACKNOWLEDGED, MOST_ACKNOWLEDGED));
            var entry = new Papers(doctor.api().at(server.api())).entry(patient);
            var work = new ArrayList<Future<?>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var writer = 0; writer < WRITERS_OF_A_KIND; writer++) {
                    for (var deed : List.<Deed>of(
                            (api, content) -> byForm(api, entry, content),
                            this::inBase64,
                            this::inMessage,
                            this::uploaded)) {
                        work.add(threads.submit(() -> repeat(deed, server, enough)));
                    }
                }
                var inTime = enough.await(BEFORE_GIVING_UP.toSeconds(), TimeUnit.SECONDS);
                LockSupport.parkNanos(random.nextLong(MOMENT_IN_NANOSECONDS)); // at any moment of those under way
                server.kill();
                assertThat(inTime).as("writers make progress").isTrue();
            }
            for (var writer : work) {
                writer.get();
            }
        }

        private void repeat(Deed deed, ServerProcess server, CountDownLatch enough) {
            try {
                while (true) {
                    var number = sent.incrementAndGet();
                    var line = "Take one tablet, says paper " + number + ".\n";
                    deed.run(server.api(), line.repeat(1 + number * 7_919 % LARGEST / line.length()));
                    enough.countDown();
                }
            } catch (Unreachable _) {
                // killed
            }
        }

        private void byForm(Api api, String entry, String content) {
            var answer = new Papers(doctor.api().at(api))
                    .form("case-histories/" + entry + "/documents", () -> Papers.stream(content));
            acknowledged.put(answer.expect(201).path("id").asText(), digest(content));
        }

        private void inBase64(Api api, String content) {
            var answer = new Papers(doctor.api().at(api)).inBase64(patient, content.getBytes(StandardCharsets.UTF_8));
            acknowledged.put(
                    answer.expect(201).path("documents").path(0).path("id").asText(), digest(content));
        }

        private void inMessage(Api api, String content) {
            var file = Map.of(
                    "file_name",
                    "a.txt",
                    "content_base64",
                    Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
            var answer = relative.api()
                    .at(api)
                    .post("messages", Map.of("chat_id", chat, "message_type", "file", "file", file))
                    .expect(201);
            acknowledged.put(answer.path("file_details").path("document_id").asText(), digest(content));
        }

        private void uploaded(Api api, String content) {
            var document = new Papers(relative.api().at(api))
                    .form("chats/" + chat + "/uploads", () -> Papers.stream(content))
                    .expect(201)
                    .path("document_id")
                    .asText();
            waiting.put(document, digest(content));
            send(api, document);
        }

        private void send(Api api, String document) {
            var status = relative.api()
                    .at(api)
                    .post(
                            "messages",
                            Map.of(
                                    "chat_id",
                                    chat,
                                    "message_type",
                                    "file",
                                    "client_message_id",
                                    document,
                                    "file",
                                    Map.of("document_id", document)))
                    .status();
            assertThat(status).isIn(200, 201);
            acknowledged.put(document, String.valueOf(waiting.remove(document)));
        }

        /** Does what a client does after a lost answer, and looks whether all is there. */
        void check(Api api, String when) {
            List.copyOf(waiting.keySet()).forEach(document -> send(api, document));
            acknowledged.forEach(
                    (document, digest) -> assertThat(new Papers(doctor.api().at(api)).digest(document))
                            .as(when)
                            .isEqualTo(digest));
        }

        private static String digest(String content) {
            return Papers.digest(Papers.stream(content));
        }
    }
}
