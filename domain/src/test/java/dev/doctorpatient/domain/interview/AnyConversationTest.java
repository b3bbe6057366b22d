package dev.doctorpatient.domain.interview;

import static dev.doctorpatient.domain.testing.Refusals.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.Interview.AwaitingAnswer;
import dev.doctorpatient.domain.interview.Interview.AwaitingReply;
import dev.doctorpatient.domain.interview.SessionMessage.Command;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.testing.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the patient says and however often the interviewer fails: an interview keeps its shape. */
class AnyConversationTest {
    private static final Instant NOW = Instant.parse("2030-06-03T10:00:00Z");
    private static final List<String> ANSWERS = List.of(
            "a headache", "none", "no", "/10 for pain", "reset", "please /reset", "/summarize now", "½", "שלום");
    private static final List<String> COMMANDS =
            List.of("/summarize", "/reset", "/status", "/help", "/nonsense", " /RESET ", "/Summarise\n");

    @Test
    void everyConversationKeepsItsShape() {
        var ends = new HashSet<Class<? extends Interview>>();

        Trials.of(3_000, random -> {
            var conversation = new Conversation(random, random.nextInt(1, 8));
            for (var step = 0; step < 60; step++) {
                conversation.takeAnyStep();
                conversation.assertShape();
            }
            ends.add(conversation.interview.getClass());
        });

        assertThat(ends).contains(Interview.Completed.class, Interview.Abandoned.class);
    }

    @Test
    void anInterviewWithoutCommandsEndsAfterExactlyItsQuestions() {
        Trials.of(500, random -> {
            var conversation = new Conversation(random, random.nextInt(1, 13));
            var answers = 0;
            while (conversation.interview instanceof AwaitingAnswer) {
                conversation.say(conversation.any(ANSWERS));
                conversation.resendUntilReplied();
                conversation.assertShape();
                answers++;
            }

            assertThat(conversation.interview).isInstanceOf(Interview.Completed.class);
            assertThat(answers).isEqualTo(conversation.total);
        });
    }

    /** A patient, an interviewer that often fails, and our own account of what should have come of it. */
    private static final class Conversation {
        private final RandomGenerator random;
        private final int total;
        private final List<String> answers = new ArrayList<>();
        private final List<Turn> seen = new ArrayList<>();
        private Interview interview;
        private int rounds = 1;
        private int messages;

        Conversation(RandomGenerator random, int total) {
            this.random = random;
            this.total = total;
            interview = Interview.begin(
                    new Opening(AiSessionId.next(), PatientId.next(), UserId.next(), null, total, NOW), words());
        }

        void takeAnyStep() {
            if (random.nextInt(40) == 0) {
                end();
            } else if (interview instanceof AwaitingReply waiting && random.nextInt(3) > 0) {
                resend(waiting);
            } else {
                say(random.nextInt(3) > 0 ? any(ANSWERS) : any(COMMANDS));
            }
        }

        /** As the use case does it: notices at any time, all else as the state allows. */
        void say(String text) {
            var message = new SessionMessage(text, random.nextBoolean() ? null : new ClientMessageId("m" + ++messages));
            var command = message.command().orElse(null);
            if (command != null && command != Command.SUMMARIZE && command != Command.RESET) {
                note(text);
                return;
            }
            switch (interview) {
                case AwaitingAnswer open -> tell(open, message, command);
                case AwaitingReply waiting -> interrupt(waiting, message);
                case Interview.Completed _, Interview.Abandoned _ -> {}
            }
        }

        private void tell(AwaitingAnswer open, SessionMessage message, @Nullable Command command) {
            var turnsBefore = open.transcript().turns();
            var waiting =
                    switch (command) {
                        case null -> {
                            answers.add(message.text());
                            yield open.answer(message);
                        }
                        case RESET -> {
                            answers.clear();
                            rounds++;
                            yield open.reset(message);
                        }
                        default -> {
                            if (answers.isEmpty()) {
                                assertThat(codeOf(() -> open.summarize(message)))
                                        .isEqualTo(ProblemCode.NOTHING_TO_SUMMARIZE);
                                yield null;
                            }
                            yield open.summarize(message);
                        }
                    };
            if (waiting != null) {
                assertThat(waiting.pending()).isEqualTo(message);
                assertThat(waiting.transcript().turns()).isEqualTo(turnsBefore);
                interview = waiting;
                maybeReply(waiting);
            }
        }

        private void interrupt(AwaitingReply waiting, SessionMessage message) {
            var kept = waiting.pending();
            if (kept != null && kept.text().equals(message.text())) {
                var again = waiting.sentAgain(message);
                assertThat(again.waitsLike(waiting)).isTrue();
                interview = again;
                maybeReply(again);
            } else {
                assertThat(codeOf(() -> waiting.sentAgain(message))).isEqualTo(ProblemCode.ANSWER_PENDING);
            }
        }

        private void resend(AwaitingReply waiting) {
            var kept = waiting.pending();
            if (kept != null) {
                assertThat(waiting.sentAgain(kept)).isSameAs(waiting);
            }
            maybeReply(waiting);
        }

        void resendUntilReplied() {
            while (interview instanceof AwaitingReply waiting) {
                resend(waiting);
            }
        }

        private void maybeReply(AwaitingReply waiting) {
            if (random.nextBoolean()) {
                assertThat(waiting.answered()).extracting(Answered::answer).isEqualTo(answers);
                interview = waiting.take(words(), NOW);
            }
        }

        private void note(String command) {
            var before = interview;
            interview = before.noted(
                    new Turn(TurnId.next(), before.transcript().round(), command, Notices.help(), null, null, NOW));

            assertThat(interview)
                    .usingRecursiveComparison()
                    .ignoringFields("transcript")
                    .isEqualTo(before);
        }

        private void end() {
            interview = switch (interview) {
                case AwaitingAnswer open -> open.end(NOW);
                case AwaitingReply waiting -> waiting.end(NOW);
                case Interview.Completed over -> over;
                case Interview.Abandoned over -> over;
            };
            if (interview instanceof AwaitingReply waiting) {
                assertThat(waiting.task()).isEqualTo(new Task.Summarize());
            }
        }

        void assertShape() {
            var transcript = interview.transcript();
            var turns = transcript.turns();

            // nothing that was said is ever lost or rewritten
            assertThat(turns.subList(0, seen.size())).isEqualTo(seen);
            seen.clear();
            seen.addAll(turns);

            // in every round the questions are 1, 2, 3 … and never more than there are to be
            assertThat(transcript.round()).isEqualTo(rounds);
            for (var round = 1; round <= rounds; round++) {
                var numbers = questionsOf(round);
                assertThat(numbers).hasSizeLessThanOrEqualTo(total);
                assertThat(numbers)
                        .isEqualTo(
                                IntStream.rangeClosed(1, numbers.size()).boxed().toList());
            }

            // no command was ever taken for an answer, and no answer of an earlier round counts
            var counted = interview instanceof AwaitingReply waiting ? waiting.answered() : transcript.answered();
            assertThat(counted).extracting(Answered::answer).isEqualTo(answers);
            assertThat(answers).doesNotContainAnyElementsOf(COMMANDS);
            assertThat(counted)
                    .extracting(answered -> answered.question().number())
                    .isEqualTo(IntStream.rangeClosed(1, answers.size()).boxed().toList());

            // one summary exactly if it is completed, and no question after it
            var summaries = turns.stream()
                    .filter(turn -> turn.reply() instanceof Reply.Summary)
                    .toList();
            assertThat(summaries).hasSize(interview instanceof Interview.Completed ? 1 : 0);
            if (answers.size() == total) {
                assertThat(interview).isInstanceOfAny(AwaitingReply.class, Interview.Completed.class);
            }
            if (interview instanceof Interview.Abandoned) {
                assertThat(answers).isEmpty();
            }
            if (interview instanceof AwaitingAnswer) {
                assertThat(transcript.questionsAsked()).isEqualTo(answers.size() + 1);
                assertThat(transcript.openQuestion()).isPresent();
            }
        }

        private List<Integer> questionsOf(int round) {
            var numbers = new ArrayList<Integer>();
            for (var turn : interview.transcript().turns()) {
                if (turn.round() == round && turn.reply() instanceof Reply.Question question) {
                    numbers.add(question.number());
                    assertThat(question.total()).isEqualTo(total);
                }
            }
            return numbers;
        }

        private String any(List<String> texts) {
            return texts.get(random.nextInt(texts.size()));
        }

        private static Worded words() {
            return new Worded("Some words?", new Origin("offline", "scripted", Duration.ZERO, false, null));
        }
    }
}
