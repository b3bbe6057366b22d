package dev.doctorpatient.application.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.WordingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void clausesComeThroughAsTheyAreDoneAndTheRestOnceTheWholeIsGood() {
        var gate = gate(new Task.Summarize());

        said(gate, "Chief complaint: a cou", "gh; His", "tory: none");
        assertThat(text()).isEqualTo("Chief complaint: a cough; History:");

        gate.pass("Chief complaint: a cough; History: none");
        assertThat(text()).isEqualTo("Chief complaint: a cough; History: none");
    }

    @Test
    void nothingOfAQuestionComesThroughBeforeItIsWhole() {
        var gate = gate(new Task.Ask(1, 5));

        said(gate, "Since when", " does it ", "hurt?");
        assertThat(heard).isEmpty();

        gate.pass("Since when does it hurt?");
        assertThat(heard).containsExactly("Since", " when", " does", " it", " hurt?");
    }

    @Test
    void whatBreaksALimitNeverComesThrough() {
        var gate = gate(new Task.Ask(1, 5));

        said(gate, "You should take aspirin. ", "Does it hurt? ", "Where? ", "When? ");
        said(gate, "And much more. ".repeat(2_000));

        assertThat(heard).isEmpty();
        assertThat(gate.isUsed()).isFalse();
    }

    @Test
    void aSecondQuestionShutsTheGate() {
        var gate = gate(new Task.Ask(1, 5));

        said(gate, "Where does it hurt? ", "Since when? ", "How much? ");

        assertThat(text()).isEqualTo("Where does it hurt?");
        assertThat(gate.isUsed()).isTrue();
    }

    @Test
    void othersWordsThanThoseHeardAreNotAddedToThem() {
        var gate = gate(new Task.Summarize());
        said(gate, "A cough; ", "nothing else");

        gate.pass("Something else altogether");

        assertThat(text()).isEqualTo("A cough;");
    }

    @Test
    void whoeverSaysAllAtOnceIsHeardInTheEndOnly() {
        var gate = gate(new Task.Summarize());

        gate.pass("A cough.");

        assertThat(heard).isEmpty();
    }

    @Test
    void whateverIsSaidInWhateverPiecesWhatComesThroughKeepsTheLimits() {
        var words = List.of(
                "pain",
                "what?",
                "since",
                "you should rest.",
                "Take two pills!",
                "**cough**",
                ";",
                "a:",
                "why?",
                "\n",
                "ok.");
        for (long seed = 1; seed <= 300; seed++) {
            var random = new java.util.SplittableRandom(seed);
            heard.clear();
            var task = random.nextBoolean() ? new Task.Ask(1, 5) : new Task.Summarize();
            var gate = gate(task);
            var whole = anything(words, random);
            for (var begin = 0; begin < whole.length(); ) {
                var end = Math.min(whole.length(), begin + random.nextInt(1, 12));
                gate.accept(whole.substring(begin, end));
                begin = end;
                assertThat(WordingRules.mayBegin(task, text()))
                        .as("with seed " + seed)
                        .isTrue();
            }
            var shown = WordingRules.shown(whole);
            if (WordingRules.broken(task, shown).isEmpty()) {
                gate.pass(shown);
                assertThat(shown).as("with seed " + seed).startsWith(text());
            }
        }
    }

    private static String anything(List<String> words, RandomGenerator random) {
        return IntStream.range(0, random.nextInt(1, 120))
                .mapToObj(_ -> words.get(random.nextInt(words.size())))
                .collect(Collectors.joining(" "));
    }

    private Gate gate(Task task) {
        return new Gate(WordingRules::shown, text -> WordingRules.mayBegin(task, text), heard::add);
    }

    private static void said(Gate gate, String... pieces) {
        List.of(pieces).forEach(gate);
    }

    private String text() {
        return String.join("", heard);
    }
}
