package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.Phrase.Element;
import dev.doctorpatient.domain.redflag.RedFlagRules.Combination;
import dev.doctorpatient.domain.redflag.RedFlagRules.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the rules of one text. */
final class RedFlagReader {
    private static final Pattern HEADING = Pattern.compile("\\[([a-z][a-z0-9_]*+)](.*)");
    private static final Pattern LIST = Pattern.compile("([a-z][a-z0-9_]*+)\\s*+=(.*)");
    private static final Pattern COUNTING = Pattern.compile("also\\s*+:(.*)");
    private static final String IDIOMS = "idioms";
    private static final String SPELLED_SO = "spelled_so";
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_TITLE = 100;
    private static final int MOST_PHRASES = 100_000;
    private static final int MOST_IN_LINE = 5_000;
    private static final int MOST_GAPS = 3;
    private static final int MOST_ELEMENTS = 20;

    private final Map<String, List<List<Element>>> lists = new HashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Phrase> idioms = new ArrayList<>();
    private final Set<String> spelledSo = new HashSet<>();
    private final Set<String> headings = new HashSet<>();
    private final Set<Silence> counting = new HashSet<>();
    private final List<Combination> combinations = new ArrayList<>();
    private final List<Phrase> phrases = new ArrayList<>();

    /** The section that is being read. */
    private record Heading(String name, String title, int line) {
        boolean isFlag() {
            return !name.equals(IDIOMS) && !name.equals(SPELLED_SO);
        }
    }

    RedFlagRules read(String text) {
        @Nullable Heading heading = null;
        var number = 0;
        for (var raw : text.lines().toList()) {
            number++;
            var line = (number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var begun = HEADING.matcher(line);
            if (begun.matches()) {
                close(heading);
                heading = heading(begun.group(1), begun.group(2).strip(), number);
            } else if (heading == null) {
                readList(line, number);
            } else {
                readRule(heading, line, number);
            }
            if (phrases.size() > MOST_PHRASES) {
                throw new UnusableRedFlags(number, "makes the rules more than " + MOST_PHRASES + " phrases");
            }
        }
        close(heading);
        if (sections.isEmpty()) {
            throw new UnusableRedFlags(
                    Math.max(1, number), "ends the rules before any flag, which begins with its [name] and title");
        }
        return new RedFlagRules(sections, idioms, spelledSo);
    }

    private Heading heading(String name, String title, int line) {
        var heading = new Heading(name, title, line);
        if (!headings.add(name)) {
            throw new UnusableRedFlags(line, "begins [" + name + "] for the second time");
        }
        if (name.length() > LONGEST_NAME || title.length() > LONGEST_TITLE) {
            throw new UnusableRedFlags(
                    line,
                    "has a name of more than " + LONGEST_NAME + " or a title of more than " + LONGEST_TITLE
                            + " characters");
        }
        if (heading.isFlag() == title.isEmpty()) {
            throw new UnusableRedFlags(
                    line, heading.isFlag() ? "begins a flag without a title" : "gives a title to what is no flag");
        }
        return heading;
    }

    private void close(@Nullable Heading heading) {
        if (heading == null || !heading.isFlag()) {
            return;
        }
        if (combinations.isEmpty()) {
            throw new UnusableRedFlags(heading.line(), "begins a flag that nothing raises");
        }
        sections.add(new Section(heading.name(), heading.title(), counting, combinations));
        counting.clear();
        combinations.clear();
    }

    private void readList(String line, int number) {
        var list = LIST.matcher(line);
        if (!list.matches()) {
            throw new UnusableRedFlags(
                    number, "is neither a list (name = words | words) nor the beginning of a flag ([name] title)");
        }
        if (lists.put(list.group(1), new Expression(list.group(2), number).alternatives()) != null) {
            throw new UnusableRedFlags(number, "defines the list " + list.group(1) + " for the second time");
        }
    }

    private void readRule(Heading heading, String line, int number) {
        var also = COUNTING.matcher(line);
        if (heading.name().equals(SPELLED_SO)) {
            Arrays.stream(line.split("\\s+", -1)).map(SaidWords::plain).forEach(spelledSo::add);
        } else if (heading.name().equals(IDIOMS)) {
            idioms.addAll(phrases(line, number));
        } else if (also.matches()) {
            Arrays.stream(also.group(1).split(",", -1))
                    .map(String::strip)
                    .forEach(name -> counting.add(silence(name, number)));
        } else {
            combinations.add(new Combination(Arrays.stream(line.split("\\+", -1))
                    .map(part -> phrases(part, number))
                    .toList()));
        }
    }

    private static Silence silence(String name, int line) {
        return Arrays.stream(Silence.values())
                .filter(silence -> silence.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableRedFlags(
                        line,
                        "must name what counts also, of: "
                                + Arrays.stream(Silence.values())
                                        .map(silence -> silence.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private List<Phrase> phrases(String text, int line) {
        var read = new Expression(text, line)
                .alternatives().stream().map(elements -> phrase(elements, line)).toList();
        phrases.addAll(read);
        return read;
    }

    private static Phrase phrase(List<Element> elements, int line) {
        if (elements.isEmpty()) {
            throw new UnusableRedFlags(line, "has a phrase without words");
        }
        if (elements.getFirst() instanceof Element.Gap || elements.getLast() instanceof Element.Gap) {
            throw new UnusableRedFlags(line, "has a phrase that begins or ends with a gap (..)");
        }
        if (elements.size() > MOST_ELEMENTS
                || elements.stream().filter(Element.Gap.class::isInstance).count() > MOST_GAPS) {
            throw new UnusableRedFlags(
                    line, "has a phrase of more than " + MOST_ELEMENTS + " words or " + MOST_GAPS + " gaps (..)");
        }
        return new Phrase(elements);
    }

    /** Alternatives between bars, each a row of words, gaps, lists and alternatives in parentheses. */
    private final class Expression {
        private static final Pattern TOKEN = Pattern.compile(
                "(?:\\.\\.|<number>|[|()]|\\$[a-z][a-z0-9_]*+|\\p{N}++[.,]\\p{N}++|[\\p{L}\\p{M}\\p{N}'\u2019\\-]++\\*?)");

        private final Deque<String> tokens = new ArrayDeque<>();
        private final int line;

        Expression(String text, int line) {
            this.line = line;
            var rest = text.strip();
            while (!rest.isEmpty()) {
                var matcher = TOKEN.matcher(rest);
                if (!matcher.lookingAt()) {
                    throw new UnusableRedFlags(
                            line, "has a " + Character.toString(rest.codePointAt(0)) + " that means nothing there");
                }
                tokens.add(matcher.group());
                rest = rest.substring(matcher.end()).stripLeading();
            }
        }

        List<List<Element>> alternatives() {
            var result = either();
            if (!tokens.isEmpty()) {
                throw new UnusableRedFlags(line, "has a ) without its (");
            }
            return result;
        }

        private List<List<Element>> either() {
            var all = new ArrayList<>(row());
            while ("|".equals(tokens.peek())) {
                tokens.remove();
                all.addAll(row());
            }
            return merged(all);
        }

        private List<List<Element>> row() {
            List<List<Element>> rows = List.of(List.of());
            while (!tokens.isEmpty()
                    && !tokens.peek().equals("|")
                    && !tokens.peek().equals(")")) {
                rows = joined(rows, item(tokens.remove()));
                if (rows.size() > MOST_IN_LINE) {
                    throw new UnusableRedFlags(line, "makes more than " + MOST_IN_LINE + " phrases");
                }
            }
            return rows;
        }

        private List<List<Element>> item(String token) {
            if (token.equals("(")) {
                var inner = either();
                if (tokens.poll() == null) {
                    throw new UnusableRedFlags(line, "has a ( without its )");
                }
                return inner;
            }
            if (token.startsWith("$")) {
                var list = lists.get(token.substring(1));
                if (list == null) {
                    throw new UnusableRedFlags(line, "uses " + token + ", which no line above it defines");
                }
                return list;
            }
            return switch (token) {
                case ".." -> List.of(List.of(new Element.Gap()));
                case "<number>" -> List.of(List.of(new Element.AnyNumber()));
                default -> List.of(words(token));
            };
        }

        /** As statements are read: a hyphen parts words. */
        private List<Element> words(String token) {
            var stem = token.endsWith("*");
            var read = SaidWords.of(stem ? token.substring(0, token.length() - 1) : token)
                    .words();
            if (read.isEmpty()) {
                throw new UnusableRedFlags(line, "has signs where a word must be");
            }
            var last = read.size() - 1;
            return Stream.iterate(0, index -> index + 1)
                    .limit(read.size())
                    .<Element>map(index -> new Element.OneOf(
                            List.of(new RuleWord(read.get(index).text(), stem && index == last))))
                    .toList();
        }

        private static List<List<Element>> joined(List<List<Element>> rows, List<List<Element>> more) {
            return rows.stream()
                    .flatMap(row -> more.stream().map(next -> Stream.concat(row.stream(), next.stream())
                            .toList()))
                    .toList();
        }

        /** Single words that stand for each other make one phrase. */
        private static List<List<Element>> merged(List<List<Element>> rows) {
            var words = rows.stream()
                    .filter(row -> row.size() == 1 && row.getFirst() instanceof Element.OneOf)
                    .flatMap(row -> ((Element.OneOf) row.getFirst()).words().stream())
                    .distinct()
                    .toList();
            var others = rows.stream()
                    .filter(row -> row.size() != 1 || !(row.getFirst() instanceof Element.OneOf))
                    .toList();
            return words.isEmpty()
                    ? others
                    : Stream.concat(Stream.of(List.<Element>of(new Element.OneOf(words))), others.stream())
                            .toList();
        }
    }
}
