package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a patient or, in a consultation, a doctor sent: text, or a command as the whole message. At most 4,000 characters. */
public record SessionMessage(String text, @Nullable ClientMessageId clientMessageId) {
    private static final int LONGEST = 4_000;
    private static final Pattern COMMAND = Pattern.compile("\\s*/[A-Za-z]+\\s*");

    /** What can be asked for instead of answering. */
    public enum Command {
        SUMMARIZE,
        RESET,
        STATUS,
        HELP,
        UNKNOWN
    }

    /**
     * Checks the length.
     *
     * @throws Invalid naming {@code message}
     */
    public SessionMessage {
        new Rules().text("message", text, LONGEST).enforce();
    }

    /** The command that this is; empty if it is text. */
    public Optional<Command> command() {
        return isCommand(text) ? Optional.of(commandOf(text.strip())) : Optional.empty();
    }

    static boolean isCommand(String text) {
        return COMMAND.matcher(text).matches();
    }

    private static Command commandOf(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "/summarize", "/summarise" -> Command.SUMMARIZE;
            case "/reset" -> Command.RESET;
            case "/status" -> Command.STATUS;
            case "/help" -> Command.HELP;
            default -> Command.UNKNOWN;
        };
    }

    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "SessionMessage[…]";
    }
}
