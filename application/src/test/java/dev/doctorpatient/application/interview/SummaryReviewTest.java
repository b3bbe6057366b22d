package dev.doctorpatient.application.interview;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.InterviewSummary;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.SummaryReading.Item;
import dev.doctorpatient.domain.interview.Topic;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.suggestion.Advice;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.ScriptedReplies;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SummaryReviewTest {
    private static final String POLICY = """
            operation           | admin                | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            read                | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | allowed   | allowed   | not_found
            correct             | break_glass_required | forbidden | forbidden      | forbidden | not_found     | not_found    | allowed   | allowed   | not_found
            confirm             | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | forbidden | forbidden | not_found
            suggestions         | break_glass_required | forbidden | forbidden      | allowed   | not_found     | not_found    | forbidden | forbidden | not_found
            begin consultation  | forbidden            | forbidden | forbidden      | allowed   | no patient_id | no patient_id | forbidden | forbidden | forbidden
            consult in chat     | forbidden            | forbidden | forbidden      | allowed   | no chat_id    | no chat_id   | forbidden | forbidden | forbidden""";

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final SummaryReview review = review(clinic);
    private final Actor patient = clinic.actor(Who.PATIENT);
    private final Actor doctor = clinic.actor(Who.DOCTOR);

    @TestFactory
    Stream<DynamicTest> aSummaryIsCorrectedByThePatientsUsersAndConfirmedByTheDoctorOfTheChat() {
        return PolicyTable.tests(POLICY, SummaryReviewTest::operations);
    }

    private static Map<String, Consumer<Actor>> operations(Clinic clinic) {
        var review = review(clinic);
        var id = summedUp(clinic, "Chief complaint: a cough.");
        var opening = new Interviewing(clinic, new ScriptedReplies(), 1).opening();
        return Map.of(
                "read", actor -> review.read(actor, id),
                "correct", actor -> review.correct(actor, id, "A cough at night"),
                "confirm", actor -> review.confirm(actor, id, null),
                "suggestions", actor -> review.suggestions(actor, id),
                "begin consultation", actor -> opening.startConsultation(actor, clinic.patient(), null, Set.of()),
                "consult in chat", actor -> opening.startConsultation(actor, null, clinic.chat(), Set.of()));
    }

    @Test
    void aSummaryIsReadWithTheAnswersThatItComesFrom() {
        var read = review.read(doctor, summedUp(clinic, "Chief complaint: a cough; Medications: insulin."));

        assertThat(read.summary().status()).isEqualTo(InterviewSummary.Status.GENERATED);
        assertThat(read.reading().items()).extracting(Item::topic).containsExactly(Topic.COMPLAINT_AND_SYMPTOMS);
        assertThat(read.reading().unsupported()).containsExactly("insulin");
        assertThat(read.reading().missing()).contains(Topic.MEDICATION);
    }

    @Test
    void thePatientsSideCorrectsItUntilTheDoctorHasConfirmedIt() {
        var id = summedUp(clinic, "A cough.");

        var corrected = review.correct(patient, id, "A cough since Monday");
        clinic.clock().advance(Duration.ofMinutes(1));
        var again = review.correct(clinic.actor(Who.RELATIVE), id, "A bad cough since Monday");

        assertThat(corrected.summary().status()).isEqualTo(InterviewSummary.Status.CORRECTED);
        assertThat(again.summary().versions())
                .extracting(InterviewSummary.Version::text)
                .containsExactly("A cough.", "A cough since Monday", "A bad cough since Monday");
        assertThat(review.read(doctor, id)).isEqualTo(again);

        var confirmed = review.confirm(doctor, id, null);
        clinic.clock().advance(Duration.ofMinutes(1));

        assertThat(confirmed.summary().status()).isEqualTo(InterviewSummary.Status.CONFIRMED);
        assertThat(confirmed.summary().confirmation())
                .satisfies(confirmation -> assertThat(confirmation.by()).isEqualTo(doctor.user()));
        assertThat(review.confirm(doctor, id, null)).isEqualTo(confirmed);
        assertRefused(ProblemCode.SUMMARY_CONFIRMED, () -> review.correct(patient, id, "Something else"));
        assertThat(review.correct(patient, id, "A bad cough since Monday")).isEqualTo(confirmed);
    }

    @Test
    void whatWasCorrectedSinceItWasReadIsNotConfirmed() {
        var id = summedUp(clinic, "A cough.");
        review.correct(patient, id, "A cough since Monday");

        assertRefused(ProblemCode.CONCURRENT_CHANGE, () -> review.confirm(doctor, id, 1));
        assertThat(review.confirm(doctor, id, 2).summary().status()).isEqualTo(InterviewSummary.Status.CONFIRMED);
    }

    @Test
    void aCorrectionIsAsShortAsASummary() {
        var id = summedUp(clinic, "A cough.");

        assertInvalid("summary", () -> review.correct(patient, id, "word ".repeat(76)));
        assertInvalid("summary", () -> review.correct(patient, id, " "));
        assertInvalid("summary", () -> review.correct(patient, id, "x".repeat(2_001)));
        assertThat(review.correct(patient, id, "word ".repeat(75)).summary().versions())
                .hasSize(2);
    }

    @Test
    void whatHasNoSummaryCannotBeReviewed() {
        var replies = new ScriptedReplies().says("What brings you here?");
        var id = new Interviewing(clinic, replies, 2)
                .start(patient, null, clinic.chat())
                .opening()
                .id();

        assertRefused(ProblemCode.NOTHING_TO_SUMMARIZE, () -> review.read(patient, id));
        assertRefused(ProblemCode.NOTHING_TO_SUMMARIZE, () -> review.correct(patient, id, "A cough"));
        assertRefused(ProblemCode.NOTHING_TO_SUMMARIZE, () -> review.confirm(doctor, id, null));
        assertRefused(ProblemCode.NOTHING_TO_SUMMARIZE, () -> review.suggestions(doctor, id));
    }

    @Test
    void suggestionsFitTheComplaint() {
        var coughs = suggestion("Cough at night", "Think of reflux");
        var unused = suggestion("Broken leg", "Splint it");

        assertThat(review.suggestions(doctor, summedUp(clinic, "Chief complaint: a cough; Medications: insulin.")))
                .containsExactly(coughs);
        assertThat(review.suggestions(doctor, summedUp(clinic, "Chief complaint: not stated")))
                .isEmpty();
    }

    private Suggestion suggestion(String problem, String description) {
        var suggestion = Suggestion.create(
                new Advice(problem, description), doctor.user(), clinic.clock().instant());
        stores.transactions().runInTransaction(() -> stores.suggestions().add(suggestion));
        return suggestion;
    }

    private static AiSessionId summedUp(Clinic clinic, String summary) {
        var replies = new ScriptedReplies().says("What brings you here?", summary);
        var interviewing = new Interviewing(clinic, replies, 1);
        var id = interviewing
                .start(clinic.actor(Who.PATIENT), null, clinic.chat())
                .opening()
                .id();
        var unused =
                interviewing.say(clinic.actor(Who.PATIENT), id, new SessionMessage("A bad cough since Monday", null));
        return id;
    }

    private static SummaryReview review(Clinic clinic) {
        var stores = clinic.stores();
        return new SummaryReview(
                stores.interviews(),
                stores.suggestions(),
                stores.careTeams(),
                stores.chats(),
                clinic.audited(),
                clinic.clock());
    }
}
