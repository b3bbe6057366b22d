package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.e2e.Ward.Who;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The table of {@code access-matrix.txt}, which says of every operation what it answers to whom. */
record AccessMatrix(List<Row> rows) {
    /**
     * What one deed comes to.
     *
     * @param deed an operation, perhaps with a remark
     * @param outcomes as {@link Answer#outcome()} words them
     */
    record Row(String deed, Map<Who, String> outcomes) {
        String outcome(Who who) {
            return Objects.requireNonNull(outcomes.get(who));
        }

        /** Whether nobody in somebody's role may do this to anything. Administrators may at least know what there is. */
        boolean isClosedTo(Who who) {
            return !who.isAdministrator()
                    && Arrays.stream(Who.values())
                            .filter(other -> other.role().equals(who.role()))
                            .allMatch(other -> outcome(other).equals("403"));
        }
    }

    static AccessMatrix read() {
        var lines = text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        var everybody = lines.getFirst().stream().skip(1).map(Who::named).toList();
        assertThat(everybody).containsExactlyInAnyOrder(Who.values());
        return new AccessMatrix(
                lines.stream().skip(1).map(cells -> row(everybody, cells)).toList());
    }

    private static Row row(List<Who> everybody, List<String> cells) {
        var deed = cells.getFirst();
        assertThat(cells.size() - 1).as("cells of " + deed).isIn(1, everybody.size());
        var outcomes = new EnumMap<Who, String>(Who.class);
        IntStream.range(0, everybody.size())
                .forEach(column -> outcomes.put(
                        everybody.get(column), cells.size() == 2 ? cells.getLast() : cells.get(column + 1)));
        return new Row(deed, outcomes);
    }

    private static String text() {
        try (var file = AccessMatrix.class.getResourceAsStream("/access-matrix.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
