package dev.doctorpatient.e2e;

import dev.doctorpatient.ai.testing.Asked;
import dev.doctorpatient.ai.testing.Behaviour;
import java.util.regex.Pattern;

/** How a model behaves in an interview. */
enum Mood {
    /** It asks one short question after the other, and sums up. */
    GOOD(true, true),
    /** It says what it must not, and mends it when it is told. */
    MENDING(true, true),
    RAMBLING(false, false),
    /** It asks three questions at once; its summary is good. */
    CURIOUS(false, true),
    SPEECHLESS(false, false),
    ADVISING(false, false),
    /** It answers its own questions; its summary is good. */
    TALKING_TO_ITSELF(false, true),
    GARBLING(false, false),
    TRAILING_OFF(false, false),
    OVERRUN(false, false),
    BROKEN(false, false),
    GONE(false, false),
    /** Good, but silent for ever at the third question. */
    SILENT_ONCE(true, true),
    /** Good, but it stops in the middle of the third question. */
    HANGING_ONCE(true, true),
    /** Good, but the third question comes a byte now and then. */
    DRIPPING_ONCE(true, true);

    /** At which question those who fail once do. */
    static final int ONCE = 3;

    static final String SUMMARY = "Chief complaint: ache of the left knee; History: not stated; Medications: none; "
            + "Duration/severity: five days, 3 of 10; Daily impact: takes the lift.";

    private static final Pattern QUESTION = Pattern.compile("ask question (\\d+) of");

    private final boolean hasQuestions;
    private final boolean hasSummary;

    Mood(boolean hasQuestions, boolean hasSummary) {
        this.hasQuestions = hasQuestions;
        this.hasSummary = hasSummary;
    }

    /** Whether its words for a question can be shown; 0 for the summary. */
    boolean hasWordsFor(int number) {
        return number == 0 ? hasSummary : hasQuestions && !failsAt(number);
    }

    private boolean failsAt(int number) {
        return number == ONCE && (this == SILENT_ONCE || this == HANGING_ONCE || this == DRIPPING_ONCE);
    }

    /** The question that it has. */
    static String question(int number) {
        return "For point " + number + ": what can you tell me about the knee?";
    }

    Behaviour towards(Asked request) {
        var asked = QUESTION.matcher(request.instructions());
        var number = asked.find() ? Integer.parseInt(asked.group(1)) : 0;
        var good = number == 0 ? SUMMARY : question(number);
        return switch (this) {
            case GOOD -> new Behaviour.Words(good);
            case MENDING ->
                request.instructions().contains("could not be used")
                        ? new Behaviour.Words(good)
                        : new Behaviour.Words("Well, then. ".repeat(40) + "What is it?");
            case RAMBLING -> new Behaviour.Words("word, ".repeat(399) + "right?");
            case CURIOUS -> new Behaviour.Words(number == 0 ? good : "What is it? Where is it? Since when?");
            case SPEECHLESS -> new Behaviour.Words("");
            case ADVISING ->
                new Behaviour.Words(number == 0 ? good + " You should rest." : "You should rest. Do you sleep well?");
            case TALKING_TO_ITSELF -> new Behaviour.Words(number == 0 ? good : "Since when? Patient: For five days.");
            case GARBLING -> new Behaviour.Garbled("Well, then. ");
            case TRAILING_OFF -> new Behaviour.Truncated("Well, then. And ");
            case OVERRUN -> new Behaviour.Status(429, "30");
            case BROKEN -> new Behaviour.Status(500);
            case GONE -> new Behaviour.Reset();
            case SILENT_ONCE -> failsAt(number) ? new Behaviour.Silent() : new Behaviour.Words(good);
            case HANGING_ONCE ->
                failsAt(number) ? new Behaviour.Hanging("Well, then. And ") : new Behaviour.Words(good);
            case DRIPPING_ONCE -> failsAt(number) ? new Behaviour.Dripping(good) : new Behaviour.Words(good);
        };
    }
}
