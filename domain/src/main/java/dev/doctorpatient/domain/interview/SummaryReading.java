package dev.doctorpatient.domain.interview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A summary taken apart: what it says of each topic, and the answers that each item comes from. Whoever worded it, an item counts only if
 * answers support it: its numbers all occur in them, and so do most of its words, in the same sense. It is a comparison of words, which
 * knows few synonyms; what it cannot trace back is listed apart instead of being believed.
 *
 * @param items those that answers support, in the order of the text
 * @param missing the topics of which nothing was said
 * @param unsupported what the text says and no answer supports
 */
public record SummaryReading(List<Item> items, List<Topic> missing, List<String> unsupported) {
    /** Of longer items most words have to be in the answers; of short ones all. */
    private static final double MOST_OF_ITS_WORDS = 0.75;

    private static final int SHORT = 3;

    private static final Map<Topic, String> HEADINGS = new EnumMap<>(Map.of(
            Topic.COMPLAINT_AND_SYMPTOMS,
            "(?:chief |main |presenting )?complaints?(?: (?:and|&) symptoms)?|(?:main )?symptoms|reason for visit",
            Topic.MEDICAL_HISTORY,
            "(?:relevant |past |medical |previous )*history(?: of illness)?|(?:pmh|conditions|allergies)",
            Topic.MEDICATION,
            "(?:current )?(?:medications?|medicines?|drugs|meds)",
            Topic.DURATION_AND_SEVERITY,
            "(?:symptom )?duration(?:\\s?(?:/|,|and|&)\\s?severity)?|severity(?:\\s?(?:/|and)\\s?duration)?|onset",
            Topic.DAILY_IMPACT,
            "(?:functional |daily )?impact(?: on (?:daily )?(?:activities|life|living))*|daily (?:life|activities|impact)",
            Topic.ANYTHING_ELSE,
            "other|additional(?: information| notes)?|notes"));

    private static final Pattern HEADING = Pattern.compile("(?i)(?:^|(?<=[\\s.;,(]))(?:\\d[.)]\\s*)?(?:"
            + HEADINGS.entrySet().stream()
                    .map(entry -> "(?<" + groupOf(entry.getKey()) + ">" + entry.getValue() + ")")
                    .collect(Collectors.joining("|"))
            + ")\\s*[:\\u2013\\u2014]");

    private static final Pattern CLAUSE_END = Pattern.compile("[;\\n]+|(?<=[\\p{L})\\d]{2})[.!](?=\\s|$)");
    private static final Pattern LIST = Pattern.compile(",(?=\\s)");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern RELATIVES = Pattern.compile(
            "(?i)\\b(?:mother|father|mum|mom|dad|parents?|grand\\w+|brothers?|sisters?|siblings?|aunts?|uncles?|cousins?|family)\\b");
    private static final Pattern STOPPED = Pattern.compile(
            "(?i)\\b(?:stopped|quit|no longer|not any ?more|used to|discontinued|came off|until (?:last|\\d{4}))\\b");
    private static final Pattern SPACES = Pattern.compile("[^\\S\n]+");
    private static final Pattern LINES = Pattern.compile("\\n+");
    private static final Pattern EDGES = Pattern.compile("^[,.\\s-]+|[,.\\s-]+$");
    private static final Pattern NOT_SAID = Pattern.compile(
            "(?i)\\W*(?:not (?:stated|mentioned|reported|provided|specified|given|discussed|known|available|disclosed|asked)"
                    + "|unknown|unspecified|n/?a|none (?:stated|mentioned|reported|provided|given)|no (?:information|details)(?: given| provided)?|not said)\\W*");
    private static final Pattern PLAIN_NO = Pattern.compile(
            "(?i)\\W*(?:no|none|nothing|never|nope|nil|not at all|not really|not that i know(?: of)?|negative|nein|non)\\b.{0,40}",
            Pattern.DOTALL);
    private static final Pattern DENIAL =
            Pattern.compile("(?i)\\b(?:no|none|nil|denies|denied|without|never|nothing|not)\\b");

    /** One thing that the summary says, and the answers, in their order, that it comes from. */
    public record Item(Topic topic, String text, List<Answered> answers) {
        /** Keeps its own copy of the answers. */
        public Item {
            answers = List.copyOf(answers);
        }

        /** Clinical text stays out of logs. */
        @Override
        public String toString() {
            return "Item[" + topic + "]";
        }
    }

    /** Keeps copies of its own. */
    public SummaryReading {
        items = List.copyOf(items);
        missing = List.copyOf(missing);
        unsupported = List.copyOf(unsupported);
    }

    /** Takes a summary apart that was made of these answers. */
    public static SummaryReading of(String summary, List<Answered> answered) {
        var answers = answered.stream().map(Source::of).toList();
        var items = new ArrayList<Item>();
        var unsupported = new ArrayList<String>();
        var text = LINES.matcher(SPACES.matcher(summary).replaceAll(" ")).replaceAll("\n");
        for (var clause : clausesOf(text, answers)) {
            var support = supportOf(clause, answers);
            if (support.isEmpty()) {
                unsupported.add(clause.text());
            } else {
                var topic = clause.topic();
                items.add(new Item(
                        topic == null ? topicOf(support.getFirst()) : topic,
                        clause.text(),
                        support.stream().sorted(BY_NUMBER).toList()));
            }
        }
        var told = items.stream().map(Item::topic).collect(Collectors.toSet());
        var missing = Arrays.stream(Topic.values())
                .filter(topic -> topic != Topic.ANYTHING_ELSE && !told.contains(topic))
                .toList();
        return new SummaryReading(items, missing, unsupported);
    }

    /** What the patient complains of, in words that begin as those of the summary do, in their order. */
    public List<String> complaint() {
        return items.stream()
                .filter(item -> item.topic() == Topic.COMPLAINT_AND_SYMPTOMS)
                .flatMap(item -> Statement.of(item.text()).affirmed().stream())
                .distinct()
                .toList();
    }

    private static final Comparator<Answered> BY_NUMBER =
            Comparator.comparingInt(answered -> answered.question().number());

    /** An answer, and what it says. */
    private record Source(Answered answered, Statement statement, String plain) {
        static Source of(Answered answered) {
            return new Source(answered, Statement.of(answered.answer()), SummaryReading.plain(answered.answer()));
        }
    }

    /**
     * One thing that is said, and under which heading.
     *
     * @param topic null if the text has no headings
     */
    private record Clause(@Nullable Topic topic, String text) {}

    private static List<Clause> clausesOf(String summary, List<Source> answers) {
        var clauses = new ArrayList<Clause>();
        var heading = HEADING.matcher(summary);
        var begin = 0;
        Topic topic = null;
        while (heading.find()) {
            addClauses(clauses, topic, summary.substring(begin, heading.start()), answers);
            topic = Arrays.stream(Topic.values())
                    .filter(one -> heading.group(groupOf(one)) != null)
                    .findFirst()
                    .orElse(null);
            begin = heading.end();
        }
        addClauses(clauses, topic, summary.substring(begin), answers);
        return clauses;
    }

    private static void addClauses(List<Clause> clauses, @Nullable Topic topic, String text, List<Source> answers) {
        for (var part : CLAUSE_END.split(text, -1)) {
            // A quotation stays whole, and what is denied reaches over commas; else each part of a list has to be
            // supported by itself.
            var whole = DENIAL.matcher(part).find() || quoting(part, answers).isPresent();
            var parts = whole ? List.of(part) : Arrays.asList(LIST.split(part, -1));
            parts.stream()
                    .map(one -> EDGES.matcher(one).replaceAll(""))
                    .filter(one -> !one.isEmpty() && !NOT_SAID.matcher(one).matches())
                    .forEach(one -> clauses.add(new Clause(topic, one)));
        }
    }

    /** The answers that an item comes from, the best first; empty if they do not support it. */
    private static List<Answered> supportOf(Clause clause, List<Source> answers) {
        var quoted = quoting(clause.text(), answers);
        if (quoted.isPresent()) {
            return List.of(quoted.get());
        }
        var claim = Statement.of(clause.text());
        if (claim.affirmed().isEmpty() && claim.numbers().isEmpty()) {
            var plain = plainDenial(clause, answers);
            if (plain.isPresent()) {
                return List.of(plain.get());
            }
        }
        var ranked = IntStream.range(0, answers.size())
                .boxed()
                .filter(i -> isMeantSo(clause, answers.get(i)))
                .filter(i -> !claim.sharedWith(answers.get(i).statement()).isEmpty()
                        && !claim.contradicts(answers.get(i).statement()))
                .sorted(Comparator.comparingInt((Integer i) ->
                                -weight(claim.sharedWith(answers.get(i).statement())))
                        .thenComparing(
                                i -> isUnder(clause.topic(), answers.get(i).answered()) ? 0 : 1))
                .toList();
        var found = new Statement(Set.of(), Set.of(), Set.of());
        var support = new ArrayList<Answered>();
        for (var i : ranked) {
            var more = found.plus(claim.sharedWith(answers.get(i).statement()));
            if (weight(more) > weight(found)) {
                found = more;
                support.add(answers.get(i).answered());
            }
        }
        var supported = found.numbers().containsAll(claim.numbers())
                && found.size() >= (claim.size() <= SHORT ? claim.size() : Math.ceil(claim.size() * MOST_OF_ITS_WORDS));
        return supported ? support : List.of();
    }

    /** The answer that begins with the words themselves, as those of the script do; further inside, a word before could deny them. */
    private static Optional<Answered> quoting(String text, List<Source> answers) {
        var words = plain(text);
        return answers.stream()
                .filter(source -> !words.isEmpty() && (source.plain() + " ").startsWith(words + " "))
                .map(Source::answered)
                .findFirst();
    }

    private static String plain(String text) {
        return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** What relatives had is no history of the patient's, and what was stopped is no medication. */
    private static boolean isMeantSo(Clause clause, Source source) {
        return !(isUnder(Topic.MEDICAL_HISTORY, source.answered()) && tellsMore(RELATIVES, source, clause))
                && !(isUnder(Topic.MEDICATION, source.answered()) && tellsMore(STOPPED, source, clause));
    }

    private static boolean tellsMore(Pattern words, Source source, Clause clause) {
        return words.matcher(source.answered().answer()).find()
                && !words.matcher(clause.text()).find();
    }

    /** An item that only denies is supported by an answer to that topic which is a plain no. */
    private static Optional<Answered> plainDenial(Clause clause, List<Source> answers) {
        return DENIAL.matcher(clause.text()).find()
                ? answers.stream()
                        .map(Source::answered)
                        .filter(answered -> clause.topic() != null && isUnder(clause.topic(), answered))
                        .filter(answered -> PLAIN_NO.matcher(answered.answer()).matches())
                        .findFirst()
                : Optional.empty();
    }

    private static int weight(Statement statement) {
        return statement.size() + statement.numbers().size();
    }

    private static boolean isUnder(@Nullable Topic topic, Answered answered) {
        return Objects.equals(topic, topicOf(answered));
    }

    private static Topic topicOf(Answered answered) {
        return Topic.of(answered.question().number());
    }

    private static String groupOf(Topic topic) {
        return topic.name().replace("_", "");
    }
}
