package dev.doctorpatient.ai.interview;

import dev.doctorpatient.application.interview.port.MedicalAssistant;
import dev.doctorpatient.domain.interview.Background;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.interview.Words;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says that there is no model, and finds what the background has in common with the question. It quotes and never concludes, needs no
 * network and never fails.
 */
public final class ScriptedAssistant implements MedicalAssistant {
    private static final int MOST_WORDS_QUOTED = 200;
    private static final String NO_MODEL = "No language model is set up, so I can only search the record.";
    private static final String NOTHING =
            NO_MODEL + " Nothing in the background that you shared has words in common with your question.";
    private static final String NO_BACKGROUND = NO_MODEL + " You shared no background to search.";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** Words of questions that say nothing of what is asked. */
    private static final Set<String> IDLE = Set.of(
            "about", "after", "also", "and", "any", "are", "been", "before", "but", "can", "could", "did", "does",
            "for", "from", "had", "has", "have", "her", "him", "his", "how", "its", "may", "might", "not", "now", "old",
            "our", "patient", "please", "she", "should", "tell", "than", "that", "the", "their", "them", "there",
            "these", "they", "this", "was", "were", "what", "when", "where", "which", "who", "why", "will", "with",
            "would", "you", "your");

    private record Sentence(String heading, String text, int shared, int place) {}

    /** An assistant; one is enough for everybody. */
    public ScriptedAssistant() {}

    @Override
    public boolean isOffline() {
        return true;
    }

    @Override
    public Wording answer(Inquiry inquiry, Consumer<String> pieces) {
        return new Wording(text(inquiry), Providers.OFFLINE, ScriptedInterviewer.MODEL);
    }

    private static String text(Inquiry inquiry) {
        if (inquiry.background().isEmpty()) {
            return NO_BACKGROUND;
        }
        var quoted = best(matching(inquiry));
        if (quoted.isEmpty()) {
            return NOTHING;
        }
        return NO_MODEL + " These sentences of the background share words with your question:\n"
                + quoted.stream()
                        .map(sentence -> "- " + sentence.heading() + ": \"" + sentence.text() + "\"")
                        .collect(Collectors.joining("\n"));
    }

    private static List<Sentence> matching(Inquiry inquiry) {
        var asked = wordsOf(inquiry.question());
        var found = new ArrayList<Sentence>();
        for (var piece : inquiry.background()) {
            for (var text : sentencesOf(piece)) {
                var shared = wordsOf(text);
                shared.retainAll(asked);
                if (!shared.isEmpty()) {
                    found.add(new Sentence(Excerpts.tidy(piece.heading()), text, shared.size(), found.size()));
                }
            }
        }
        return found;
    }

    /** Those that share most, as many as there is room for, in the order in which they stand in the record. */
    private static List<Sentence> best(List<Sentence> found) {
        var chosen = new ArrayList<Sentence>();
        var room = MOST_WORDS_QUOTED;
        var byShared = found.stream()
                .sorted(Comparator.comparingInt(Sentence::shared).reversed().thenComparingInt(Sentence::place))
                .toList();
        for (var sentence : byShared) {
            var size = Words.in(sentence.heading()) + Words.in(sentence.text());
            if (size <= room) {
                chosen.add(sentence);
                room -= size;
            }
        }
        chosen.sort(Comparator.comparingInt(Sentence::place));
        return chosen;
    }

    private static List<String> sentencesOf(Background piece) {
        var text = piece.text();
        var ends = BreakIterator.getSentenceInstance(Locale.ROOT);
        ends.setText(text);
        var sentences = new ArrayList<String>();
        var start = ends.first();
        for (var end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            // Summaries put one thing after the other between semicolons.
            for (var part : text.substring(start, end).split("[;\\n]", -1)) {
                var tidy = Excerpts.tidy(part);
                if (!tidy.isEmpty()) {
                    sentences.add(new Excerpts(MOST_WORDS_QUOTED / 4, 1_000)
                            .of(List.of(tidy))
                            .getFirst());
                }
            }
            start = end;
        }
        return sentences;
    }

    private static Set<String> wordsOf(String text) {
        return WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() > 2 && !IDLE.contains(word))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
