package dev.doctorpatient.bootstrap.start;

import dev.doctorpatient.bootstrap.evaluation.RedFlagReport;
import dev.doctorpatient.bootstrap.evaluation.UnusableCases;
import dev.doctorpatient.bootstrap.evaluation.Vignette;
import dev.doctorpatient.domain.redflag.RedFlagRules;

/**
 * The command {@code check-red-flags}: tries the rules in use on vignettes, so that whoever edits the rules sees what became of them. It needs
 * no database, and so works beside a service that runs.
 */
final class CheckRedFlags {
    static final String COMMAND = "check-red-flags";
    private static final int GOOD_ENOUGH = 0;
    private static final int NOT_GOOD_ENOUGH = 1;
    /** As the shell's convention has it (sysexits.h, EX_USAGE). */
    private static final int MISUSED = 64;

    private CheckRedFlags() {}

    static int run(RedFlagRules rules, String... arguments) {
        if (arguments.length > 2) {
            System.err.println("Usage: " + COMMAND
                    + " [FILE.tsv], with a vignette in each line: its flag or -, a tab, the answer");
            return MISUSED;
        }
        try {
            var vignettes = arguments.length == 1 ? Vignette.builtIn() : Vignette.of(arguments[1]);
            var report = RedFlagReport.of(rules, vignettes);
            report.lines().forEach(System.out::println);
            return report.isGoodEnough() ? GOOD_ENOUGH : NOT_GOOD_ENOUGH;
        } catch (UnusableCases unusable) {
            System.err.println(unusable.getMessage());
            return MISUSED;
        }
    }
}
