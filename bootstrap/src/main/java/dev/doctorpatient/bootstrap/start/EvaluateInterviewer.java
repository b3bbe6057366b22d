package dev.doctorpatient.bootstrap.start;

import dev.doctorpatient.application.interview.InterviewEvaluation;
import dev.doctorpatient.application.interview.InterviewEvaluation.Outcome;
import dev.doctorpatient.application.interview.InterviewEvaluation.Patient;
import dev.doctorpatient.application.interview.InterviewEvaluation.Report;
import dev.doctorpatient.bootstrap.evaluation.ScriptedPatients;
import dev.doctorpatient.bootstrap.evaluation.UnusableCases;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import java.util.Locale;

/**
 * The command {@code evaluate-interviewer}: interviews people who do not exist with the providers that are configured, so that an operator sees
 * what patients would get. What is said goes to these providers, and is not printed.
 */
public final class EvaluateInterviewer implements QuarkusApplication {
    static final String COMMAND = "evaluate-interviewer";
    private static final String PATIENTS = "--patients=";
    private static final String ROW = "%-20s %-24s %-9s %9s %-6s %7s %9s %8s %9s";
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.95;
    private static final double PERCENT = 100;
    private static final int SOUND = 0;
    private static final int UNSOUND = 1;
    /** As the shell's convention has it (sysexits.h, EX_USAGE). */
    private static final int MISUSED = 64;

    private final InterviewEvaluation evaluation;

    EvaluateInterviewer(InterviewEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public int run(String... arguments) {
        try {
            var report = evaluation.evaluate(patients(arguments));
            print(report);
            return report.isSound() ? SOUND : UNSOUND;
        } catch (UnusableCases unusable) {
            System.err.println(unusable.getMessage());
            return MISUSED;
        }
    }

    private static List<Patient> patients(String... arguments) {
        if (arguments.length == 1) {
            return ScriptedPatients.builtIn();
        }
        if (arguments.length > 2 || !arguments[1].startsWith(PATIENTS)) {
            throw new UnusableCases("Usage: " + COMMAND + " [" + PATIENTS + "FILE.jsonl]");
        }
        return ScriptedPatients.of(arguments[1].substring(PATIENTS.length()));
    }

    private static void print(Report report) {
        print(ROW.formatted(
                "patient", "style", "completed", "questions", "limits", "topics", "supported", "slowest", "fallbacks"));
        report.outcomes().forEach(outcome -> print(row(outcome)));
        var all = report.outcomes().size();
        print("Completed: %d of %d".formatted(report.count(Outcome::completed), all));
        print("Limits kept: %d of %d".formatted(report.count(Outcome::withinLimits), all));
        print(String.format(
                Locale.ROOT,
                "Topics told that the summary has: %.1f %%; what it says that goes back to answers: %.1f %%",
                report.coverage() * PERCENT,
                report.support() * PERCENT));
        print("Latency of a turn: median %d ms, 95 %% within %d ms, slowest %d ms"
                .formatted(
                        report.latency(MEDIAN).toMillis(),
                        report.latency(MOST).toMillis(),
                        report.latency(1).toMillis()));
        report.turnsByModel().forEach((model, turns) -> print("Turns worded by %s: %d".formatted(model, turns)));
    }

    private static String row(Outcome outcome) {
        return ROW.formatted(
                outcome.patient().name(),
                outcome.patient().style(),
                outcome.completed() ? "yes" : "no",
                outcome.questions(),
                outcome.withinLimits() ? "kept" : "broken",
                outcome.covered().size() + "/" + outcome.told().size(),
                outcome.supported() + "/" + (outcome.supported() + outcome.unsupported()),
                outcome.slowest().toMillis() + " ms",
                outcome.fellBack());
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
