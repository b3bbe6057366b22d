package dev.doctorpatient.application.interview;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Interview.AwaitingAnswer;
import dev.doctorpatient.domain.interview.Interview.AwaitingReply;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Redaction;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.SummaryReading;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Topic;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.interview.Worded;
import dev.doctorpatient.domain.interview.WordingRules;
import dev.doctorpatient.domain.interview.Words;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Interviews people who do not exist, to see how the interviewers do. They go the way of real interviews, by the same machine and the same
 * rules; only nothing of them is stored.
 */
public final class InterviewEvaluation {
    /** As often as a patient would send the same answer again. */
    private static final int ATTEMPTS = 3;

    private static final String NOTHING_MORE = "No, that is all.";

    /**
     * Somebody who does not exist.
     *
     * @param style how they talk
     * @param answers what they say when they are asked about a topic
     * @param tells the topics of which they say something, wherever they do
     */
    public record Patient(String name, String style, Map<Topic, String> answers, Set<Topic> tells) {
        /** Keeps copies of its own, and checks that there is an answer to every topic. */
        public Patient {
            answers = Map.copyOf(answers);
            tells = Set.copyOf(tells);
            for (var topic : Topic.values()) {
                if (topic != Topic.ANYTHING_ELSE && !answers.containsKey(topic)) {
                    throw new IllegalArgumentException("no answer about " + topic);
                }
            }
        }

        private SessionMessage answerTo(int question) {
            return new SessionMessage(answers.getOrDefault(Topic.of(question), NOTHING_MORE), null);
        }

        private Set<Topic> toldIn(int questions) {
            var told = EnumSet.noneOf(Topic.class);
            Stream.iterate(1, question -> question + 1)
                    .limit(questions)
                    .map(Topic::of)
                    .filter(tells::contains)
                    .forEach(told::add);
            return told;
        }
    }

    /**
     * How one interview went.
     *
     * @param questions how many were asked
     * @param withinLimits whether all that was said kept the lengths, each question was one, and there were as many as there must be
     * @param told the topics that were asked about and of which the patient said something
     * @param covered those of them that the summary says something of
     * @param supported how many items of the summary go back to answers
     * @param unsupported how many things it says that do not
     * @param origins where the words came from, turn by turn
     */
    public record Outcome(
            Patient patient,
            boolean completed,
            int questions,
            boolean withinLimits,
            Set<Topic> told,
            Set<Topic> covered,
            int supported,
            int unsupported,
            List<Origin> origins) {
        /** Keeps copies of its own. */
        public Outcome {
            told = Set.copyOf(told);
            covered = Set.copyOf(covered);
            origins = List.copyOf(origins);
        }

        /** How many turns have other words than those of the preferred interviewer. */
        public int fellBack() {
            return (int) origins.stream().filter(Origin::fellBack).count();
        }

        /** How long the slowest turn took. */
        public Duration slowest() {
            return origins.stream()
                    .map(Origin::latency)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        }
    }

    /** How all of them went. */
    public record Report(List<Outcome> outcomes) {
        /** Keeps its own copy. */
        public Report {
            outcomes = List.copyOf(outcomes);
        }

        /** How many interviews are as something says. */
        public int count(Predicate<Outcome> is) {
            return (int) outcomes.stream().filter(is).count();
        }

        /** Whether every interview came to its summary and kept the limits. */
        public boolean isSound() {
            return outcomes.stream().allMatch(outcome -> outcome.completed() && outcome.withinLimits());
        }

        /** How much of what was told the summaries say something of, from 0 to 1. */
        public double coverage() {
            return share(
                    outcomes.stream()
                            .mapToInt(outcome -> outcome.covered().size())
                            .sum(),
                    outcomes.stream().mapToInt(outcome -> outcome.told().size()).sum());
        }

        /** How much of what the summaries say goes back to answers, from 0 to 1. */
        public double support() {
            var supported = outcomes.stream().mapToInt(Outcome::supported).sum();
            return share(
                    supported,
                    supported + outcomes.stream().mapToInt(Outcome::unsupported).sum());
        }

        private static double share(int part, int all) {
            return all == 0 ? 1 : (double) part / all;
        }

        /** How long a turn took at most, of the fastest ones that make up a share; of 0.5 this is the median. */
        public Duration latency(double share) {
            var sorted = origins().map(Origin::latency).sorted().toList();
            return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
        }

        /** How many turns each model worded, by {@code provider/model}. */
        public Map<String, Integer> turnsByModel() {
            var turns = new TreeMap<String, Integer>();
            origins().forEach(origin -> turns.merge(origin.provider() + "/" + origin.model(), 1, Integer::sum));
            return turns;
        }

        private Stream<Origin> origins() {
            return outcomes.stream().map(Outcome::origins).flatMap(Collection::stream);
        }
    }

    private final Interviewers interviewers;
    private final int questions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public InterviewEvaluation(Interviewers interviewers, int questions, InstantSource clock) {
        this.interviewers = interviewers;
        this.questions = questions;
        this.clock = clock;
    }

    /** Interviews all of them, one after another. */
    public Report evaluate(List<Patient> patients) {
        return new Report(patients.stream().map(this::interview).toList());
    }

    private Outcome interview(Patient patient) {
        var opening =
                new Opening(AiSessionId.next(), PatientId.next(), UserId.next(), null, questions, clock.instant());
        var first = words(
                new Interviewers.Matter(Interview.firstQuestion(opening), List.of(), null, new Redaction(List.of())));
        if (first.isEmpty()) {
            return new Outcome(patient, false, 0, false, Set.of(), Set.of(), 0, 0, List.of());
        }
        Interview interview = Interview.begin(opening, first.get());
        while (interview instanceof AwaitingAnswer open) {
            var waiting = open.answer(patient.answerTo(open.transcript().questionsAsked()));
            interview = words(matter(waiting))
                    .map(words -> waiting.take(words, clock.instant()))
                    .orElse(waiting);
        }
        return outcome(patient, interview);
    }

    private static Interviewers.Matter matter(AwaitingReply waiting) {
        return new Interviewers.Matter(
                waiting.task(),
                waiting.answered(),
                waiting.transcript().continuation().orElse(null),
                new Redaction(List.of()));
    }

    private Optional<Worded> words(Interviewers.Matter matter) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return Optional.of(interviewers.word(matter, _ -> {}));
            } catch (Unavailable _) {
                // A patient would send the answer again.
            }
        }
        return Optional.empty();
    }

    private Outcome outcome(Patient patient, Interview interview) {
        var turns = interview.transcript().turns();
        var asked = interview.transcript().questionsAsked();
        var told = patient.toldIn(asked);
        var covered = new ArrayList<Topic>(told);
        var reading = interview
                .result()
                .map(summary ->
                        SummaryReading.of(summary.text(), interview.transcript().answered()));
        reading.ifPresentOrElse(read -> covered.removeAll(read.missing()), covered::clear);
        return new Outcome(
                patient,
                interview instanceof Interview.Completed,
                asked,
                asked == questions && turns.stream().allMatch(InterviewEvaluation::keepsLimits),
                told,
                Set.copyOf(covered),
                reading.map(read -> read.items().size()).orElse(0),
                reading.map(read -> read.unsupported().size()).orElse(0),
                turns.stream()
                        .flatMap(turn -> Optional.ofNullable(turn.origin()).stream())
                        .toList());
    }

    /** A summary of the script quotes the patient, who may say what no interviewer may; so of summaries the length counts. */
    private static boolean keepsLimits(Turn turn) {
        return switch (turn.reply()) {
            case Reply.Question(var number, var total, var text) ->
                WordingRules.broken(new Task.Ask(number, total), text).isEmpty();
            case Reply.Summary(var text) -> Words.in(text) <= Reply.LONGEST_SUMMARY;
            case Reply.Answer _, Reply.Notice _ -> true;
        };
    }
}
