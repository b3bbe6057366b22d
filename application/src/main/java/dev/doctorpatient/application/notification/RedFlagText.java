package dev.doctorpatient.application.notification;

import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.redflag.RedFlag;
import java.util.List;
import java.util.stream.Collectors;

/** What a doctor has to know at once of red flags: a line for each, what it is and the patient's own words. */
final class RedFlagText {
    private RedFlagText() {}

    /** The lines; of very many flags the words are cut short, and none is left out. */
    static String of(List<RedFlag> flags) {
        var room = Notification.LONGEST_DETAILS / flags.size() - 1; // and a line break
        return flags.stream()
                .map(flag -> shortened(flag.title() + ": \u201C" + flag.words() + "\u201D", room))
                .collect(Collectors.joining("\n"));
    }

    private static String shortened(String line, int most) {
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
