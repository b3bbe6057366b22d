package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.application.suggestion.port.Suggestions;
import dev.doctorpatient.domain.suggestion.Advice;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Suggestions} must do, whatever stores it. */
public abstract class SuggestionsContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private Suggestions suggestions() {
        return stores().suggestions();
    }

    private Optional<Suggestion> found(SuggestionId id) {
        return inTransaction(() -> suggestions().find(id));
    }

    private List<Suggestion> searched(String text) {
        var search = SuggestionSearch.of(text).orElseThrow();
        return all(request -> suggestions().search(search, request));
    }

    private Suggestion stored(String problem, String description) {
        return stored(new Advice(problem, description), Fixtures.NOW);
    }

    private Suggestion stored(Advice advice, Instant at) {
        return fixtures()
                .stored(Suggestion.create(advice, fixtures().administrator().id(), at));
    }

    private void save(Suggestion suggestion) {
        runInTransaction(() -> suggestions().save(suggestion));
    }

    /** A word of letters and digits only that was never used before. */
    private static String uniqueWord() {
        return "w" + Fixtures.uniqueWord().replace("-", "");
    }

    @Test
    void aSuggestionIsFoundAsItWasStored() {
        var suggestion = stored("Angina", "Think of the heart first");

        assertThat(found(suggestion.id())).contains(suggestion);
        assertThat(inTransaction(() -> suggestions().lock(suggestion.id()))).contains(suggestion);
    }

    @Test
    void anUnknownSuggestionIsNotFound() {
        assertThat(found(SuggestionId.next())).isEmpty();
        assertThat(inTransaction(() -> suggestions().lock(SuggestionId.next()))).isEmpty();
    }

    @Test
    void textComesBackExactly() {
        var suggestion = stored("Before", "Before");
        for (var problem : Texts.difficult(300)) {
            for (var description : List.of(problem, Texts.difficult(10_000).getLast())) {
                var changed = suggestion.revised(new Advice(problem, description), LATER);

                save(changed);

                assertThat(found(suggestion.id())).contains(changed);
            }
        }
    }

    @Test
    void textOfAnyWordsIsKept() {
        var oneWord = stored("\u1E69".repeat(300), "\uD55C".repeat(10_000));
        var manyWords = stored("a ".repeat(149), words(5_000));

        assertThat(found(oneWord.id())).contains(oneWord);
        assertThat(found(manyWords.id())).contains(manyWords);
    }

    /** Many different words of one character each, which becomes three. */
    private static String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Character.toString(0xAC00 + number))
                .collect(Collectors.joining(" "));
    }

    @Test
    void changesAreKept() {
        var suggestion = stored("Angina", "Before");
        var changed = suggestion.revised(new Advice("Chest pain", "After"), LATER);

        save(changed);

        assertThat(found(suggestion.id())).contains(changed);
    }

    @Test
    void aRemovedSuggestionIsGone() {
        var word = uniqueWord();
        var suggestion = stored(word, "Description");

        runInTransaction(() -> {
            var locked = suggestions().lock(suggestion.id()).orElseThrow();
            suggestions().remove(locked.id());
            assertThat(suggestions().find(suggestion.id())).isEmpty();
        });

        assertThat(found(suggestion.id())).isEmpty();
        assertThat(searched(word)).isEmpty();
    }

    @Test
    void nothingHappensWhenWhatIsGoneIsRemoved() {
        runInTransaction(() -> suggestions().remove(SuggestionId.next()));
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        var word = uniqueWord();
        var added = Suggestion.create(
                new Advice(word, "Description"), fixtures().administrator().id(), Fixtures.NOW);
        var changed = stored("Angina", "Before");
        var removed = stored(word, "Description");

        rollBack(() -> {
            suggestions().add(added);
            suggestions().save(changed.revised(new Advice(word, "After"), LATER));
            suggestions().remove(removed.id());
        });

        assertThat(found(added.id())).isEmpty();
        assertThat(found(changed.id())).contains(changed);
        assertThat(searched(word)).containsExactly(removed);
    }

    @Test
    void lockingKeepsOthersOut() throws Exception {
        var suggestion = stored("Angina", "Description");

        assertExclusive(
                () -> suggestions().lock(suggestion.id()), () -> suggestions().lock(suggestion.id()));
    }

    @Test
    void changesUnderALockAreNeverLost() throws Exception {
        var suggestion = stored("0", "Description");

        var outcome = Races.run(() -> inTransaction(() -> {
            var locked = suggestions().lock(suggestion.id()).orElseThrow();
            var count = Integer.parseInt(locked.advice().problem()) + 1;
            suggestions().save(locked.revised(new Advice(String.valueOf(count), "Description"), LATER));
            return count;
        }));

        assertThat(outcome.results())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, Races.THREADS).boxed().toList());
    }

    @Test
    void theListIsNewestFirstInStablePages() {
        var year = Duration.ofDays(365); // in which no other test makes anything, as this list has no filter
        var end = new Position(
                Position.of(Fixtures.NOW.plus(year.plusDays(1)), new UUID(0, 0)).key(), new UUID(0, 0));

        assertNewestFirstInStablePages(at -> stored(new Advice("Angina", "Description"), at.plus(year)), request -> {
            var place = request.after() == null ? end : request.after();
            var found = suggestions().page(new PageRequest(request.limit() + 1, place)).items().stream()
                    .filter(suggestion -> suggestion.createdAt().isAfter(LATER))
                    .toList();
            return Page.of(
                    found,
                    request.limit(),
                    suggestion ->
                            Position.of(suggestion.createdAt(), suggestion.id().value()));
        });
    }

    @Test
    void theListHasAll() {
        var suggestion = stored("Angina", "Description");

        assertThat(all(request -> suggestions().page(request))).contains(suggestion);
    }

    @Test
    void wordsAreFoundInBothTextsInAnyCase() {
        var word = uniqueWord();
        var inProblem = stored("Acute " + word + ", severe", "Description");
        var inDescription = stored("Problem", "First line\n(" + word.toUpperCase(Locale.ROOT) + ").");

        assertThat(searched(word)).containsExactly(inProblem, inDescription);
        assertThat(searched(word.toUpperCase(Locale.ROOT))).containsExactly(inProblem, inDescription);
        assertThat(searched(word.substring(1))).isEmpty();
    }

    @Test
    void aWordIsFoundByItsBeginning() {
        var word = uniqueWord();
        var suggestion = stored("Hyper" + word, "Description");

        assertThat(searched("hyper" + word.substring(0, word.length() - 5))).contains(suggestion);
        assertThat(searched("hyper" + word + "tension")).isEmpty();
    }

    @Test
    void aWholeWordComesBeforeOneThatGoesOn() {
        var word = uniqueWord();
        var whole = stored(word, "Description");
        var begun = stored(word + "itis", "Description");

        assertThat(searched(word)).containsExactly(whole, begun);
    }

    @Test
    void problemsComeBeforeDescriptions() {
        var word = uniqueWord();
        var begun = stored(word + "itis", "Description");
        var inDescription = stored("Problem", word + " " + word);
        var inProblem = stored(word, "Description");
        var inBoth = stored(word, word);

        assertThat(searched(word)).containsExactly(inBoth, inProblem, begun, inDescription);
    }

    @Test
    void moreOfTheWordsComeBeforeFewer() {
        var one = uniqueWord();
        var two = uniqueWord();
        var three = uniqueWord();
        var all = stored("Problem", "About " + three + ", " + two + " and " + one);
        var both = stored(one, two);
        var bothInProblem = stored(two + " " + one, "Description");
        var single = stored(one, "Description");
        var unused = stored("Problem", "Description");

        assertThat(searched(one + " " + two + " " + three)).containsExactly(all, bothInProblem, both, single);
    }

    @Test
    void amongEqualsTheLaterComesFirst() {
        var word = uniqueWord();
        var earlier = stored(word, "Description");
        var later = stored(word, "Another, longer description");

        assertThat(searched(word)).containsExactly(later, earlier);
    }

    @Test
    void aTermOfSeveralWordsAsksForAllOfThemInOnePlace() {
        var first = uniqueWord();
        var second = uniqueWord();
        var together = stored("Problem", second + " or " + first);
        var unused1 = stored(first, second);
        var unused2 = stored(first + "itis", second);

        assertThat(searched(first + "-" + second)).containsExactly(together);
        assertThat(searched(first + "-" + second.substring(0, second.length() - 2)))
                .containsExactly(together);
    }

    @Test
    void changedTextIsFoundByItsNewWordsOnly() {
        var before = uniqueWord();
        var after = uniqueWord();
        var suggestion = stored(before, before);
        var changed = suggestion.revised(new Advice(after, "Description"), LATER);

        save(changed);

        assertThat(searched(before)).isEmpty();
        assertThat(searched(after)).containsExactly(changed);
    }

    @Test
    void everyScriptIsSearched() {
        var tag = uniqueWord();
        for (var word : List.of(
                "M\u00E9ni\u00E8re",
                "\u0928\u092E\u0938\u094D\u0924\u0947",
                "\u0413\u0440\u0438\u043F\u043F",
                "\u5934\u75DB",
                "\uD83A\uDD00\uD83A\uDD01")) {
            var suggestion = stored(tag + word, word);

            assertThat(searched(tag + word)).containsExactly(suggestion);
            assertThat(searched(word)).contains(suggestion);
        }
        assertThat(searched(tag + "menier")).hasSize(1);
    }

    @Test
    void nothingThatIsTypedMeansAnythingElse() {
        var word = uniqueWord();
        var suggestion = stored(word, "Description");
        var hostile = Stream.of(
                "%",
                "_",
                "*",
                ":*",
                "\\",
                "'",
                "''",
                "\"",
                "!",
                "&",
                "|",
                "<->",
                "(",
                ")",
                "[",
                "]",
                "?",
                "$",
                ":",
                "{.*}",
                ".*",
                "^",
                "--",
                "/*",
                ";",
                "\u0000",
                "\uD83D\uDE00",
                "\uD800");

        hostile.forEach(text -> {
            assertThat(searched(text)).as(text).isEmpty();
            assertThat(searched(text + word + text + " " + text)).as(text).containsExactly(suggestion);
            assertThat(searched(word.substring(0, 5) + text + word.substring(6)))
                    .as(text)
                    .isEmpty();
        });
        assertThat(searched(word + ":B & !" + word)).containsExactly(suggestion);
    }

    @Test
    void theLongestSearchesAreAnswered() {
        var word = uniqueWord();
        var suggestion = stored(word, "Description");

        assertThat(searched(word + " a-b".repeat(41))).contains(suggestion);
        assertThat(searched("\u1E69".repeat(200))).doesNotContain(suggestion);
        assertThat(searched("a-".repeat(100))).doesNotContain(suggestion);
        assertThat(searched(IntStream.range(0, 100)
                        .mapToObj(number -> Character.toString(0x4E00 + number))
                        .collect(Collectors.joining("-"))))
                .isEmpty();
    }

    @Test
    void foundPagesStayInPlaceWhileMoreIsAdded() {
        var word = uniqueWord();
        var search = SuggestionSearch.of(word).orElseThrow();
        var expected = new ArrayList<Suggestion>();
        IntStream.range(0, 3).forEach(_ -> expected.addFirst(stored("Problem", word)));
        IntStream.range(0, 4).forEach(_ -> expected.addFirst(stored(word, "Description")));
        var seen = new ArrayList<Suggestion>();

        @Nullable Position after = null;
        do {
            var request = new PageRequest(2, after);
            var page = inTransaction(() -> suggestions().search(search, request));
            seen.addAll(page.items());
            after = page.next();
            var unused = stored(word, "Better than what is seen");
        } while (after != null);

        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void theOrderIsThatOfTheRank() {
        var random = new SplittableRandom(1);
        var tag = uniqueWord();
        var vocabulary = Stream.of("a", "ab", "abs", "b", "ba", "bas", "c", "c-a", "cab")
                .map(ending -> tag + ending)
                .toList();
        var all = IntStream.range(0, 40)
                .mapToObj(_ -> stored(someOf(vocabulary, random), someOf(vocabulary, random)))
                .toList();

        for (var trial = 0; trial < 25; trial++) {
            var text = someOf(vocabulary, random);
            var search = SuggestionSearch.of(text).orElseThrow();
            var expected = all.reversed().stream()
                    .filter(suggestion -> search.rank(suggestion.advice()) > 0)
                    .sorted(Comparator.comparingInt((Suggestion suggestion) -> search.rank(suggestion.advice()))
                            .reversed())
                    .toList();

            assertThat(all(7, request -> suggestions().search(search, request)))
                    .as(text)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static String someOf(List<String> vocabulary, RandomGenerator random) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> vocabulary.get(random.nextInt(vocabulary.size())))
                .collect(Collectors.joining(" "));
    }
}
