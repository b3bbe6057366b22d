package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.doctorpatient.e2e.AccessMatrix.Row;
import dev.doctorpatient.e2e.Deeds.Deed;
import dev.doctorpatient.e2e.PublishedApi.Operation;
import dev.doctorpatient.e2e.Ward.Who;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks every operation of the OpenAPI document as everybody. An operation about which {@code access-matrix.txt} says nothing fails. */
@QuarkusTest
class AccessMatrixTest {
    private static final List<String> OPEN_TO_ALL = List.of(
            "POST /auth/doctor-signup",
            "POST /auth/patient-signup",
            "POST /auth/hospital-signup",
            "POST /auth/login",
            "POST /auth/refresh",
            "GET /calendar-feeds/{secret}");

    /** A request that only somebody without a valid credential would make. */
    private record Intruder(Client client, String code) {}

    private record Attempt(Deed deed, Answer answer) {}

    @Inject
    BackdatedTokens backdatedTokens;

    private final Clinic clinic = Clinic.here();
    private final AccessMatrix matrix = AccessMatrix.read();

    private List<Operation> operations() {
        return PublishedApi.at(clinic.address("http")).operations();
    }

    /** An operation as the matrix names it. */
    private static String named(Operation operation) {
        return operation.name().replaceFirst(" " + Clinic.BASE_PATH, " ");
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        var documented = operations().stream().map(AccessMatrixTest::named).toList();
        var deeds = matrix.rows().stream().map(Row::deed).toList();

        assertThat(deeds).doesNotHaveDuplicates();
        assertThat(deeds.stream().map(Deeds::operationOf).distinct()).containsExactlyInAnyOrderElementsOf(documented);
    }

    @TestFactory
    Stream<DynamicTest> everybodyMayDoWhatTheContractSaysAndNothingElse() {
        var ward = new Ward(clinic);
        var deeds = new Deeds(ward);
        assertThat(deeds.names())
                .containsExactlyInAnyOrderElementsOf(
                        matrix.rows().stream().map(Row::deed).toList());
        return matrix.rows().stream().map(row -> dynamicTest(row.deed(), () -> check(row, ward, deeds)));
    }

    private static void check(Row row, Ward ward, Deeds deeds) {
        var attempts = new EnumMap<Who, Attempt>(Who.class);
        var outcomes = new EnumMap<Who, String>(Who.class);
        for (var who : Who.values()) {
            var deed = deeds.prepared(row.deed());
            var answer = Deeds.perform(ward.client(who), row.deed(), deed);
            attempts.put(who, new Attempt(deed, answer));
            outcomes.put(who, answer.outcome());
        }

        assertThat(outcomes).as(row.deed()).isEqualTo(row.outcomes());
        attempts.forEach((who, attempt) -> whatIsHidden(row, who, attempt.deed())
                .forEach((missing, deed) -> assertThat(Deeds.perform(ward.client(who), row.deed(), deed)
                                .body())
                        .as("%s by %s with %s", row.deed(), who, missing)
                        .isEqualTo(attempt.answer().body())));
    }

    /** Deeds to nothing, which must be answered as the one that was done. */
    private static Map<String, Deed> whatIsHidden(Row row, Who who, Deed done) {
        var outcome = row.outcome(who);
        var deeds = new TreeMap<String, Deed>();
        if (done.id() != null && (outcome.equals("404") || row.isClosedTo(who))) {
            deeds.put("an id of nothing", done.ofSomethingMissing());
        }
        if (outcome.startsWith("422 ") && outcome.endsWith("_id")) {
            deeds.put("a reference to nothing", done.referringToSomethingMissing(outcome.substring(4)));
        }
        return deeds;
    }

    @Test
    void onlySigningUpAndInAndWhatASecretOpensIsOpenToAll() {
        assertThat(operations().stream().filter(AccessMatrixTest::isOpen).map(AccessMatrixTest::named))
                .containsExactlyInAnyOrderElementsOf(OPEN_TO_ALL);
    }

    private static boolean isOpen(Operation operation) {
        return operation.content().path("security").isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> nothingElseIsAnsweredWithoutAValidToken() {
        var intruders = intruders();
        return operations().stream()
                .map(operation -> dynamicTest(
                        named(operation),
                        () -> intruders.forEach((kind, intruder) -> check(operation, kind, intruder))));
    }

    private void check(Operation operation, String kind, Intruder intruder) {
        var request = requestOf(operation);

        var answer = Deeds.perform(intruder.client(), named(operation), request);

        if (isOpen(operation)) {
            var expected = Deeds.perform(clinic.anybody(), named(operation), request);
            assertThat(answer.body()).as(kind).isEqualTo(expected.body());
            assertThat(answer.status()).as(kind).isNotEqualTo(401);
            assertThat(answer.challenges()).as(kind).isFalse();
        } else {
            assertThat(answer.status() + " "
                            + Json.read(answer.text()).path("code").asText())
                    .as("%s %s", operation.name(), kind)
                    .isEqualTo("401 " + intruder.code());
            var unused = answer.refused(401, intruder.code());
        }
    }

    /** Nothing that could succeed: whoever gets so far as to be told so was let in. */
    private static Deed requestOf(Operation operation) {
        var content = operation.content().path("requestBody").path("content");
        var body = content.has("multipart/form-data")
                ? new Deeds.Upload("note.txt", "Rest")
                : content.isEmpty() ? null : json();
        return new Deed(UUID.randomUUID().toString(), body);
    }

    private Map<String, Intruder> intruders() {
        var patient = clinic.patient();
        var signedOut = patient.onAnotherDevice();
        signedOut.signsOut();
        var shutOut = clinic.newPatient();
        clinic.administrator()
                .put("/users/" + shutOut.userId(), json("is_active", false))
                .ok();
        var expired = backdatedTokens.signed(patient, Instant.now().minus(Duration.ofHours(2)));
        return Map.of(
                "anonymous", new Intruder(clinic.anybody(), "unauthenticated"),
                "garbage", new Intruder(clinic.withToken("garbage"), "unauthenticated"),
                "expired", new Intruder(clinic.withToken(expired), "token_expired"),
                "refresh token", new Intruder(clinic.withToken(patient.refreshToken()), "unauthenticated"),
                "signed out", new Intruder(signedOut, "unauthenticated"),
                "shut out", new Intruder(shutOut, "unauthenticated"));
    }
}
