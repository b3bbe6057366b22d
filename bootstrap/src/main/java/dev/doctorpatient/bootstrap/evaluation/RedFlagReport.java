package dev.doctorpatient.bootstrap.evaluation;

import dev.doctorpatient.domain.redflag.RedFlag;
import dev.doctorpatient.domain.redflag.RedFlagRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How rules do on vignettes. One that expects a flag is found if that flag is raised; one that expects none is quiet if none is. */
public final class RedFlagReport {
    private static final double LEAST_RECALL = 0.95;
    private static final double LEAST_SPECIFICITY = 0.90;
    private static final double PERCENT = 100;

    private final List<Outcome> outcomes;

    private record Outcome(Vignette vignette, Set<String> raised) {
        boolean expectsFlag() {
            return vignette.expected().isPresent();
        }

        boolean isRight() {
            return vignette.expected().map(raised::contains).orElse(raised.isEmpty());
        }

        String answers() {
            return String.join(" | ", vignette.answers());
        }
    }

    private RedFlagReport(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /** Tries rules. */
    public static RedFlagReport of(RedFlagRules rules, List<Vignette> vignettes) {
        return new RedFlagReport(vignettes.stream()
                .map(vignette -> new Outcome(vignette, raised(rules, vignette.answers())))
                .toList());
    }

    private static Set<String> raised(RedFlagRules rules, List<String> answers) {
        var raised = new TreeSet<String>();
        for (var number = 0; number < answers.size(); number++) {
            rules.raisedBy(answers.get(number), answers.subList(0, number)).stream()
                    .map(RedFlag::name)
                    .forEach(raised::add);
        }
        return raised;
    }

    /** How many of the vignettes that expect a flag raise it, from 0 to 1. */
    public double recall() {
        return share(outcomes.stream().filter(Outcome::expectsFlag).toList());
    }

    /** How many of the vignettes that expect no flag raise none, from 0 to 1. */
    public double specificity() {
        return share(outcomes.stream().filter(outcome -> !outcome.expectsFlag()).toList());
    }

    private static double share(List<Outcome> some) {
        return some.isEmpty()
                ? 1
                : (double) some.stream().filter(Outcome::isRight).count() / some.size();
    }

    /** Whether the rules are as good as this service promises. */
    public boolean isGoodEnough() {
        return recall() >= LEAST_RECALL && specificity() >= LEAST_SPECIFICITY;
    }

    /** The report as people read it. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(figure(
                "Recall",
                recall(),
                outcomes.stream().filter(Outcome::expectsFlag).toList(),
                LEAST_RECALL));
        lines.add(figure(
                "Specificity",
                specificity(),
                outcomes.stream().filter(outcome -> !outcome.expectsFlag()).toList(),
                LEAST_SPECIFICITY));
        for (var flag : flags()) {
            var expecting = outcomes.stream()
                    .filter(outcome ->
                            outcome.vignette().expected().filter(flag::equals).isPresent())
                    .toList();
            lines.add("  %s: %d of %d found, %d false alarms"
                    .formatted(
                            flag,
                            expecting.stream().filter(Outcome::isRight).count(),
                            expecting.size(),
                            outcomes.stream()
                                    .filter(outcome -> !outcome.expectsFlag()
                                            && outcome.raised().contains(flag))
                                    .count()));
            expecting.stream()
                    .filter(outcome -> !outcome.isRight())
                    .forEach(outcome -> lines.add("    missed: " + outcome.answers()));
            outcomes.stream()
                    .filter(outcome ->
                            !outcome.expectsFlag() && outcome.raised().contains(flag))
                    .forEach(outcome -> lines.add("    false alarm: " + outcome.answers()));
        }
        return lines;
    }

    private static String figure(String name, double share, List<Outcome> some, double least) {
        return String.format(
                Locale.ROOT,
                "%s: %.1f %% (%d of %d), at least %.0f %% is wanted",
                name,
                share * PERCENT,
                some.stream().filter(Outcome::isRight).count(),
                some.size(),
                least * PERCENT);
    }

    private Set<String> flags() {
        var flags = new TreeSet<String>();
        outcomes.forEach(outcome -> {
            outcome.vignette().expected().ifPresent(flags::add);
            if (!outcome.expectsFlag()) {
                flags.addAll(outcome.raised());
            }
        });
        return flags;
    }
}
