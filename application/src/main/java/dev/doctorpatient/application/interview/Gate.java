package dev.doctorpatient.application.interview;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Lets through what somebody says while they say it, clause by clause, as long as it could be shown whatever follows. Once something could
 * not, nothing more comes through; what came before it may stay.
 */
final class Gate implements Consumer<String> {
    private static final int MOST = 8_000;
    private static final Pattern WORD = Pattern.compile("\\s*\\S+|\\s+");

    private final UnaryOperator<String> shown;
    private final Predicate<String> allowed;
    private final Consumer<String> listener;
    private final StringBuilder heard = new StringBuilder();
    private final StringBuilder released = new StringBuilder();
    private final AtomicInteger judged = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * A gate.
     *
     * @param shown makes what is shown of what was said
     * @param allowed whether a beginning may be shown
     */
    Gate(UnaryOperator<String> shown, Predicate<String> allowed, Consumer<String> listener) {
        this.shown = shown;
        this.allowed = allowed;
        this.listener = listener;
    }

    @Override
    public void accept(String piece) {
        if (heard.length() > MOST) {
            return;
        }
        heard.append(piece);
        var end = endOfClauses();
        if (open.get() && end > judged.getAndSet(end)) {
            var beginning = shown.apply(heard.substring(0, end));
            if (allowed.test(beginning) && beginning.startsWith(released.toString())) {
                release(beginning);
            } else {
                open.set(false);
            }
        }
    }

    /** Lets the rest of the whole text through, which was found to be good, unless it was changed since. */
    void pass(String whole) {
        if (!heard.isEmpty() && whole.startsWith(released.toString())) {
            release(whole);
        }
        open.set(false);
    }

    /** Whether something was let through. */
    boolean isUsed() {
        return !released.isEmpty();
    }

    private void release(String text) {
        var words = WORD.matcher(text.substring(released.length()));
        while (words.find()) {
            listener.accept(words.group());
        }
        released.replace(0, released.length(), text);
    }

    private int endOfClauses() {
        for (var i = heard.length() - 1; i > 0; i--) {
            if (Character.isWhitespace(heard.charAt(i)) && ".;:!?\n".indexOf(heard.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return 0;
    }
}
