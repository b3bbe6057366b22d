package dev.doctorpatient.ai.interview;

import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Topic;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.interview.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks the same questions of everybody and sums up in the patient's own words. It needs no network and never fails, so it is also
 * what remains when every model is down.
 */
public final class ScriptedInterviewer implements Interviewer {
    private static final String PROVIDER = Providers.OFFLINE;
    static final String MODEL = "scripted";
    private static final Pattern ENDED = Pattern.compile("[.!?…]$");
    private static final String NOT_STATED = "not stated";
    private static final int LONGEST_ANSWERS_IN_BYTES = 1_800; // with the headings, a summary stays below 2 kB

    /** An interviewer; one is enough for everybody. */
    public ScriptedInterviewer() {}

    @Override
    public Wording word(Call call, Consumer<String> pieces) {
        return new Wording(
                switch (call.task()) {
                    case Task.Ask ask -> question(ask);
                    case Task.Summarize() -> summary(call.soFar());
                },
                PROVIDER,
                MODEL);
    }

    @Override
    public boolean isOffline() {
        return true;
    }

    private static String question(Task.Ask ask) {
        return switch (ask.topic()) {
            case COMPLAINT_AND_SYMPTOMS -> "What brings you here today, and what symptoms have you noticed?";
            case MEDICAL_HISTORY -> "Have you had any illnesses, operations or allergies that we should know about?";
            case MEDICATION -> "Which medicines do you take now, including any bought without a prescription?";
            case DURATION_AND_SEVERITY -> "How long have you had this, and how severe is it from 1 to 10?";
            case DAILY_IMPACT -> "How does this affect your daily life, such as work, sleep or meals?";
            case ANYTHING_ELSE ->
                Topic.of(ask.number() - 1) != Topic.ANYTHING_ELSE
                        ? "Is there anything else that you would like your doctor to know?"
                        : "Thank you. Would you like to add anything more?";
        };
    }

    private static String heading(Topic topic) {
        return switch (topic) {
            case COMPLAINT_AND_SYMPTOMS -> "Chief complaint:";
            case MEDICAL_HISTORY -> "History:";
            case MEDICATION -> "Medications:";
            case DURATION_AND_SEVERITY -> "Duration/severity:";
            case DAILY_IMPACT -> "Daily impact:";
            case ANYTHING_ELSE -> "Other:";
        };
    }

    private static String summary(List<Answered> soFar) {
        var said = soFar.stream()
                .filter(answered -> !Excerpts.tidy(answered.answer()).isEmpty())
                .toList();
        var topics = Arrays.stream(Topic.values())
                .filter(topic -> topic != Topic.ANYTHING_ELSE || isAnswered(topic, said))
                .toList();
        var headings = topics.stream()
                .map(topic -> isAnswered(topic, said) ? heading(topic) : heading(topic) + " " + NOT_STATED)
                .collect(Collectors.joining("; "));
        var excerpts = new Excerpts(Reply.LONGEST_SUMMARY - Words.in(headings), LONGEST_ANSWERS_IN_BYTES)
                .of(said.stream().map(Answered::answer).toList());

        var parts = new ArrayList<String>();
        for (var topic : topics) {
            var answers = new ArrayList<String>();
            for (var i = 0; i < said.size(); i++) {
                if (topicOf(said.get(i)) == topic && !excerpts.get(i).isEmpty()) {
                    answers.add(excerpts.get(i));
                }
            }
            parts.add(heading(topic) + " " + (answers.isEmpty() ? NOT_STATED : String.join(", ", answers)));
        }
        var summary = String.join("; ", parts);
        return ENDED.matcher(summary).find() ? summary : summary + ".";
    }

    private static boolean isAnswered(Topic topic, List<Answered> said) {
        return said.stream().anyMatch(answered -> topicOf(answered) == topic);
    }

    private static Topic topicOf(Answered answered) {
        return Topic.of(answered.question().number());
    }
}
