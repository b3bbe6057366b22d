package dev.doctorpatient.application.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.domain.shared.Rejection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Who may do what: one row for an operation, one column for somebody, and in each cell {@code allowed}, the code of the refusal, or
 * {@code no patient_id} for a reference that looks as if it did not exist.
 */
public final class PolicyTable {
    private PolicyTable() {}

    /**
     * One test for each cell, in a clinic of its own.
     *
     * @param operations what the rows' names mean in a clinic
     */
    public static Stream<DynamicTest> tests(String table, Function<Clinic, Map<String, Consumer<Actor>>> operations) {
        var rows = table.lines().map(PolicyTable::cells).toList();
        var heading = rows.getFirst();
        var body = rows.subList(1, rows.size());
        assertThat(heading.subList(1, heading.size())).containsExactlyInAnyOrderElementsOf(everybody());
        assertThat(body.stream().map(List::getFirst))
                .containsExactlyInAnyOrderElementsOf(
                        operations.apply(new Clinic()).keySet());
        return body.stream().flatMap(row -> cellsOf(heading, row, operations));
    }

    private static Stream<DynamicTest> cellsOf(
            List<String> heading, List<String> row, Function<Clinic, Map<String, Consumer<Actor>>> operations) {
        assertThat(row).as("one cell for everybody").hasSameSizeAs(heading);
        return IntStream.range(1, row.size()).mapToObj(column -> {
            var operation = row.getFirst();
            var who = Who.valueOf(heading.get(column).toUpperCase(Locale.ROOT));
            var expected = row.get(column);
            return DynamicTest.dynamicTest("%s: %s by %s".formatted(expected, operation, who), () -> {
                var clinic = new Clinic();
                var deed = operations.apply(clinic).getOrDefault(operation, _ -> {});

                var outcome = outcome(() -> deed.accept(clinic.actor(who)));

                assertThat(outcome).as("%s by %s", operation, who).isEqualTo(expected);
            });
        });
    }

    private static String outcome(Runnable deed) {
        try {
            deed.run();
            return "allowed";
        } catch (Rejection refused) {
            return Refusals.describe(refused);
        }
    }

    private static List<String> everybody() {
        return Arrays.stream(Who.values())
                .map(who -> who.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
