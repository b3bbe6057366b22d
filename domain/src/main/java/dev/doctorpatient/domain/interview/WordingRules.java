package dev.doctorpatient.domain.interview;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges the words of an interviewer. That the interview keeps its limits rests on this and not on what a model was told. The rules
 * are those of the interview's prompt in the product specification: one question of at most 15 words, a summary of at most 75, and no
 * advice. What they look for is English, as the prompt is; in other languages lengths and numbers of questions are kept.
 */
public final class WordingRules {
    private static final int MOST_QUESTION_CHARACTERS = 400;
    private static final int MOST_SUMMARY_CHARACTERS = 2_000;
    private static final int MOST_ANSWER_CHARACTERS = 4_000;

    private static final String QUESTION_MARKS = "?\\uff1f\\u061f\\u037e\\u2047\\u2048\\u2049";

    /** A question mark and whatever closes the sentence with it. */
    private static final Pattern ASKED = Pattern.compile("[" + QUESTION_MARKS + "]+[\"'\\u201d\\u2019)\\]]*");

    /** A sentence that asks for something without a question mark, as "Please describe the pain." does. */
    private static final Pattern REQUEST =
            Pattern.compile("(?i)(?:^|[.!:,]\\s+)(?:now |please |could you |can you )*(?:please )?"
                    + "(?:tell|describe|rate|list|explain|share|say|name|give|specify|mention)\\b");

    private static final Pattern FURTHER_QUESTION = Pattern.compile(
            "(?i)(?:^|;|\\.)\\s*(?:and |also,? |then )?(?:what|when|where|which|who|why|how|do|does|did|is|are|have|has|can|could|will)\\b");

    private static final Pattern ROLE = Pattern.compile(
            "(?i)(?:^|[.?!\\s])(?:patient|user|human|answer|assistant|doctor|interviewer|me|a|q)\\s?:(?:\\s|$)");

    /** Telling people what to do, what they have, or that all is well. */
    private static final Pattern ADVICE = Pattern.compile(String.join(
            "|",
            "(?i)\\byou(?:'d| had)? (?:should|shouldn't|must|ought|need to|have to|better)\\b",
            "\\b(?:i|we)(?:'d| would)? (?:strongly )?(?:recommend|suggest|advise|prescribe|diagnose)\\b",
            "\\b(?:i|we)(?:'d| would) (?:take|see|go|stop|start)\\b",
            "\\b(?:my|our) (?:advice|diagnosis|recommendation)\\b",
            "\\bit(?:'s| is) (?:recommended|advisable|best to|important (?:to|that))\\b",
            "\\b(?:recommendations?|advice|diagnosis|differential(?: diagnosis)?|plan|next steps?)\\s?:",
            "\\b(?:is|are) (?:recommended|advised)\\b",
            "\\b(?:should|must) (?:see|be seen|consult|visit|seek|take|avoid|stop|start|undergo|be evaluated|be referred|get)\\b",
            "(?:^|[.;!]\\s*)(?:please )?(?:take|try|avoid|rest|drink|use|apply|stop|start|consult|see|visit|call|seek|go to|get)"
                    + " (?:a|an|some|the|your|plenty|more|to|two|one|\\d+|any|up|emergency|medical|immediate|paracetamol|ibuprofen|aspirin|antibiotics)\\b(?![^?.!;]*\\?)",
            "\\b(?:consult|see|contact|call) (?:a|your|the) (?:doctor|physician|gp|specialist|pharmacist)\\b(?![^?.!;]*\\?)",
            "\\bseek (?:immediate |emergency |urgent )?(?:medical )?(?:help|care|attention)\\b",
            "\\bcall (?:911|999|112|an ambulance)\\b(?![^?.!;]*\\?)",
            "\\byou (?:probably|likely|most likely|may|might|could|appear to|seem to|must|surely|definitely) (?:have|be having|be suffering)\\b(?![^?.!;]*\\?)",
            "\\b(?:sounds|looks|seems) (?:like|as if) (?:you|a|an|it)\\b",
            "\\b(?:this|that|it) (?:is|could be|may be|might be|is probably|is likely|must be) (?:a |an )?(?:likely |probably |most likely )?"
                    + "(?:sign|symptom|case|result|caused|due|caused by|nothing|migraine|infection|flu|angina|cancer|anxiety|stress|allergy|virus)\\b(?![^?.!;]*\\?)",
            "\\b(?:consistent with|suggestive of|indicative of|points? to|likely diagnosis|probable diagnosis|rule out)\\b",
            "\\b(?:don't|do not|no need to|nothing to) worry\\b",
            "\\b(?:you(?:'ll| will) be (?:fine|okay|ok)|it(?:'ll| will) be (?:fine|okay|ok|all right))\\b"));

    private WordingRules() {}

    /** Which rules of a task the words break; none if they may be shown. */
    public static Set<Breach> broken(Task task, String text) {
        return switch (task) {
            case Task.Ask _ -> brokenByQuestion(text);
            case Task.Summarize() -> brokenBySummary(text);
        };
    }

    /**
     * Whether a part of what an interviewer says may be shown before the rest is known: whatever follows, it keeps the lengths and holds
     * no advice.
     */
    public static boolean mayBegin(Task task, String beginning) {
        var mostWords = task instanceof Task.Ask ? Reply.LONGEST_QUESTION : Reply.LONGEST_SUMMARY;
        return Words.in(beginning) <= mostWords
                && !gives(ADVICE, beginning)
                && (task instanceof Task.Summarize
                        || (afterFirstQuestion(beginning).isBlank()
                                && !ROLE.matcher(beginning).find()));
    }

    /** The words as they are shown: plain text on one line. */
    public static String shown(String text) {
        return PlainText.oneLine(cut(text, MOST_ANSWER_CHARACTERS));
    }

    /** The answer of the assistant as it is shown: plain text in lines, of bounded length. */
    public static String shownAnswer(String text) {
        var lines = PlainText.lines(text);
        return lines.codePointCount(0, lines.length()) <= MOST_ANSWER_CHARACTERS
                ? lines
                : cut(lines, MOST_ANSWER_CHARACTERS - 1).stripTrailing() + "…";
    }

    private static Set<Breach> brokenByQuestion(String text) {
        var broken = brokenLengths(text, Reply.LONGEST_QUESTION, MOST_QUESTION_CHARACTERS);
        if (broken.contains(Breach.EMPTY)) {
            return broken;
        }
        var questions = questions(text);
        if (questions > 1 || FURTHER_QUESTION.matcher(afterFirstQuestion(text)).find()) {
            broken.add(Breach.SEVERAL_QUESTIONS);
        }
        if (questions == 0 && !REQUEST.matcher(text).find()) {
            broken.add(Breach.NO_QUESTION);
        }
        if (ROLE.matcher(text).find()
                || (questions == 1 && !afterFirstQuestion(text).isBlank())) {
            broken.add(Breach.ANSWERS_ITSELF);
        }
        if (gives(ADVICE, text)) {
            broken.add(Breach.ADVICE);
        }
        return broken;
    }

    private static Set<Breach> brokenBySummary(String text) {
        var broken = brokenLengths(text, Reply.LONGEST_SUMMARY, MOST_SUMMARY_CHARACTERS);
        if (gives(ADVICE, text)) {
            broken.add(Breach.ADVICE);
        }
        return broken;
    }

    private static Set<Breach> brokenLengths(String text, int mostWords, int mostCharacters) {
        var broken = EnumSet.noneOf(Breach.class);
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            broken.add(Breach.EMPTY);
        }
        if (Words.in(text) > mostWords || text.length() > mostCharacters) {
            broken.add(Breach.TOO_LONG);
        }
        return broken;
    }

    private static int questions(String text) {
        return (int) ASKED.matcher(text).results().count();
    }

    private static String afterFirstQuestion(String text) {
        var asked = ASKED.matcher(text);
        return asked.find() ? text.substring(asked.end()) : "";
    }

    private static boolean gives(Pattern pattern, String text) {
        return pattern.matcher(text.replace('\u2019', '\'')).find();
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
