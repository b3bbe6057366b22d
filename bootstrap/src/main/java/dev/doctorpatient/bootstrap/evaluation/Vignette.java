package dev.doctorpatient.bootstrap.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody might answer in an interview, and the flag that it has to raise.
 *
 * @param expected empty if it must raise none
 * @param answers one after another
 */
public record Vignette(Optional<String> expected, List<String> answers) {
    private static final String BUILT_IN = "/red-flag-vignettes.tsv";
    private static final String NONE = "-";
    private static final String COMMENT = "#";
    private static final Pattern NEXT_ANSWER = Pattern.compile(" \\| ");

    /** Keeps its own copy of the answers. */
    public Vignette {
        answers = List.copyOf(answers);
    }

    /** Those that come with the service. */
    public static List<Vignette> builtIn() {
        return parse(Resources.builtIn(BUILT_IN));
    }

    /**
     * Those of a file.
     *
     * @throws UnusableCases saying why it cannot be read
     */
    public static List<Vignette> of(String file) {
        return parse(Resources.read(file));
    }

    private static List<Vignette> parse(String text) {
        var vignettes = new ArrayList<Vignette>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith(COMMENT)) {
                vignettes.add(parse(line, number));
            }
        }
        return vignettes;
    }

    private static Vignette parse(String line, int number) {
        var tab = line.indexOf('\t');
        if (tab < 1 || line.substring(tab).isBlank()) {
            throw new UnusableCases(
                    "Line " + number + " must be the name of a flag, or -, then a tab, then what is answered.");
        }
        var expected = line.substring(0, tab).strip();
        return new Vignette(
                Optional.of(expected).filter(name -> !name.equals(NONE)),
                Arrays.asList(NEXT_ANSWER.split(line.substring(tab + 1), -1)));
    }
}
