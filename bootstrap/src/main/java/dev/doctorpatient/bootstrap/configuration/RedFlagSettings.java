package dev.doctorpatient.bootstrap.configuration;

import dev.doctorpatient.domain.redflag.EmergencyNotice;
import dev.doctorpatient.domain.redflag.RedFlagRules;
import dev.doctorpatient.domain.redflag.UnusableRedFlags;
import dev.doctorpatient.domain.shared.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** What is looked for in patients' answers, and what they are told if it is found. */
final class RedFlagSettings {
    private static final String BUILT_IN = "/red-flags.txt";
    private static final String NOTICE =
            "What you describe may be an emergency. This interview is no emergency service. If it is happening now, please call {number}"
                    + " or go to the nearest emergency department, or ask somebody near you to do it. Your doctor is being told."
                    + " You can go on answering here when you are safe.";

    /** Rules that people write are much shorter. */
    private static final long LARGEST_FILE = 1L << 20;

    private RedFlagSettings() {}

    static RedFlagRules rules(Variables variables) {
        return variables.text("RED_FLAGS_FILE").map(RedFlagSettings::read).orElseGet(RedFlagSettings::builtIn);
    }

    private static RedFlagRules read(String file) {
        try {
            var path = Path.of(file);
            if (Files.size(path) > LARGEST_FILE) {
                throw new UnusableSetting("RED_FLAGS_FILE must be a file of at most 1 MiB.");
            }
            return RedFlagRules.parse(Files.readString(path));
        } catch (UnusableRedFlags unusable) {
            throw new UnusableSetting("RED_FLAGS_FILE cannot be used: " + unusable.getMessage() + ".");
        } catch (IOException | InvalidPathException _) {
            throw new UnusableSetting("RED_FLAGS_FILE must be a text file in UTF-8 that this process can read.");
        }
    }

    private static RedFlagRules builtIn() {
        try (var file = Objects.requireNonNull(RedFlagSettings.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return RedFlagRules.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static EmergencyNotice notice(Variables variables) {
        var number = variables.text("EMERGENCY_NUMBER", "112");
        // Apart from each other, so that whichever is wrong is named.
        notice(NOTICE, number, "EMERGENCY_NUMBER must be one or more telephone numbers, of at most 50 characters.");
        return notice(
                variables.text("RED_FLAG_NOTICE", NOTICE),
                number,
                "RED_FLAG_NOTICE must contain {number}, and have at most 500 characters with EMERGENCY_NUMBER in its place.");
    }

    private static EmergencyNotice notice(String template, String number, String sentence) {
        try {
            return EmergencyNotice.of(template, number);
        } catch (Rejection _) {
            throw new UnusableSetting(sentence);
        }
    }
}
