package dev.doctorpatient.domain.redflag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedFlagRulesTest {
    private static final RedFlagRules RULES = RedFlagRules.parse("""
            # A comment
            breathless = breathless | short of breath | (cant|cannot) (breathe|breath)
            relative = wife | husband

            [chest_pain] Chest pain with danger signs
            chest pain + $breathless
            chest pain + sweat*
            pain .. chest + $breathless

            [stroke] Signs of a stroke
            stroke | face .. droop*
            (left|right) arm weak

            [self_harm] Self-harm
            also: feared
            hurt myself

            [black_stools] Bleeding
            black stools | (very|) bloody diarrhoea

            [overdose] Overdose
            took .. <number> .. tablets

            [idioms]
            stroke of luck

            [spelled_so]
            strike
            """);

    private static List<String> raised(String answer, String... earlier) {
        return RULES.raisedBy(answer, List.of(earlier)).stream()
                .map(RedFlag::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I have chest pain and I am breathless | chest_pain",
                "breathless since noon. Also CHEST PAIN | chest_pain",
                "a pain right in the middle of my chest, I can’t breathe | chest_pain",
                "chest pain, sweating | chest_pain",
                "chest pian and swaeting | chest_pain",
                "my face on the left is drooping | stroke",
                "My râght arm? No, my left arm is very weak | stroke",
                "I had a stroek just now | stroke",
                "black stools | black_stools",
                "blooddy diarrhoea | black_stools",
                "took about 20 of the tablets | overdose",
                "took, I think, twenty tablets | overdose"
            })
    void wordsRaiseTheirFlag(String answer, String flag) {
        assertThat(raised(answer)).containsExactly(flag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have chest pain",
                "The pain is gone. My chest is broad and I am breathless",
                "a stroke of luck",
                "the strike goes on",
                "blackish stools",
                "took the train, then tablets",
                "",
                "…",
                "123"
            })
    void otherWordsRaiseNone(String answer) {
        assertThat(raised(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no stroke",
                "I never had a stroke",
                "I have not had a stroke",
                "I don't think I have had a stroke",
                "she denies any stroke",
                "without any sign of a stroke",
                "no fever, cough or stroke",
                "I haven't had fits, a stroke or anything else",
                "neither fits nor a stroke",
                "negative for stroke",
                "I haven't fainted or had a stroke",
                "my face never ever did droop",
                "stroke: no",
                "A stroke? No. Never.",
                "any stroke - none",
                "stroke no, fits no"
            })
    void whatIsDeniedRaisesNone(String answer) {
        assertThat(raised(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no fever but a stroke",
                "no fever, my face is drooping",
                "no fever and my face is drooping",
                "no fever; a stroke",
                "No. A stroke",
                "no, a stroke",
                "no idea why I have a stroke",
                "I'm not well, a stroke I think",
                "not sure if this is a stroke",
                "I never had a stroke like this",
                "I don't know, it must be a stroke",
                "I can't explain it, a stroke?",
                "my face was drooping and it is gone now"
            })
    void aDenialReachesNoFurtherThanItsThought(String answer) {
        assertThat(raised(answer)).containsExactly("stroke");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in 2010 I had a stroke",
                "I had a stroke ten years ago",
                "I had a stroke as a child",
                "a stroke when I was young",
                "history of stroke",
                "my father had a stroke",
                "my late husband died of a stroke",
                "my uncle died of a heart attack and my aunt of a stroke",
                "a friend of mine had a stroke last week",
                "I had a stroke ten years ago and have been on tablets since",
                "a stroke killed her, strokes run in the family",
                "Family history: diabetes, stroke",
                "I'm afraid of a stroke",
                "worried that I could have a stroke",
                "what if I get a stroke",
                "if I ever have a stroke, whom do I call",
                "what are the signs of a stroke"
            })
    void whatWasOnceOrIsFearedOrHappenedToOthersRaisesNone(String answer) {
        assertThat(raised(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my father is having a stroke",
                "my brother just had a stroke",
                "I had my knee done in 2015, I have a stroke",
                "I miss my dead husband, I think I have a stroke",
                "my dad passed out, it is a stroke",
                "my mother had a stroke this morning",
                "in 2010 my heart was ill. Today I had a stroke",
                "my father had a stroke and now my face is drooping",
                "I'm worried that this is a stroke",
                "my son had a stroke"
            })
    void whoAnswersForAnotherIsHeard(String answer) {
        assertThat(raised(answer)).containsExactly("stroke");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I had surgery in 2010 and have a stroke",
                "I had surgery in 2010, a stroke",
                "I had surgery last year and my face is drooping",
                "I had surgery last year and the left of my face is drooping",
                "since my divorce in 2015 I want a stroke",
                "it is like in 2010, a stroke",
                "I have a stroke and had surgery in 2010",
                "my face is drooping, surgery in 2010",
                "history of asthma and cannot move, a stroke",
                "history of asthma, my face is drooping",
                "history of asthma with a drooping face, my face drooping",
                "I used to smoke and have a stroke",
                "as a child I had asthma and I have a stroke",
                "when I was ten I had asthma and I have a stroke",
                "asthma runs in the family and I have a stroke",
                "asthma runs in the family, my face is drooping",
                "asthma runs in the family but this is a stroke",
                "my face is drooping, heart disease runs in the family",
                "my mother had asthma and her face is drooping",
                "Dad had a stroke, face drooping",
                "previously well, a stroke"
            })
    void thePastAndTheFamilyReachNoFurtherThanTheyAreTold(String answer) {
        assertThat(raised(answer)).containsExactly("stroke");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I had a stroke in 2010 and take aspirin since",
                "history of stroke in 2015, no trouble since",
                "history of asthma, stroke and fits",
                "ten years ago, a stroke",
                "in 2010 I had asthma and my face was drooping",
                "I had asthma and a stroke in 2010 and have been well since",
                "aspirin since my stroke in 2010",
                "I am on aspirin because I had a stroke and asthma in 2010",
                "I used to have asthma and had a stroke",
                "I have a family history of asthma and stroke, I feel fine",
                "my father had asthma and a stroke, I want to know my risk",
                "my father had a stroke, his face was drooping",
                "a friend has asthma and has a stroke"
            })
    void thePastAndTheFamilyCoverWhatIsToldWithThem(String answer) {
        assertThat(raised(answer)).isEmpty();
    }

    @Test
    void aFlagMayCountThoughItIsFeared() {
        assertThat(raised("I'm scared that I might hurt myself")).containsExactly("self_harm");
        assertThat(raised("I would never hurt myself")).isEmpty();
    }

    @Test
    void severalAnswersTogetherRaiseAFlagOnce() {
        assertThat(raised("I have chest pain")).isEmpty();
        assertThat(raised("Yes, breathless", "I have chest pain")).containsExactly("chest_pain");
        assertThat(raised("breathless and sweating", "Yes, breathless", "I have chest pain"))
                .as("raised before")
                .isEmpty();
        assertThat(raised("a stroke", "chest pain, breathless")).containsExactly("stroke");
        assertThat(raised("no, not breathless", "I have chest pain")).isEmpty();
    }

    @Test
    void theWordsAreThePatientsOwn() {
        var long1 = "word ".repeat(300);

        var flag = RULES.raisedBy(
                        long1 + "I've a sharp\n chest  Pain now. " + long1, List.of(long1 + "I can’t breathe"))
                .getFirst();

        assertThat(flag.title()).isEqualTo("Chest pain with danger signs");
        assertThat(flag.words())
                .contains("I've a sharp chest Pain now")
                .contains("I can’t breathe")
                .doesNotContain("\n");
        assertThat(flag.words().length()).isLessThanOrEqualTo(200);
        assertThat(RULES.raisedBy("my face, it does droop", List.of())
                        .getFirst()
                        .words())
                .isEqualTo("my face, it does droop");
        assertThat(flag.toString()).doesNotContain("Pain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chest ",
                "chest pain ",
                "took ",
                "no ",
                "no, ",
                "a",
                "'",
                "a'",
                "1",
                "1.",
                "if I get stroke ",
                "😀",
                "\u0301",
                "..",
                "took 1 ",
                "history of stroke and ",
                "history of a, ",
                "in 2010, ",
                "and my "
            })
    void theLongestAnswersTakeNoTime(String piece) {
        var longest = piece.repeat(4_000 / piece.length());

        for (var round = 0; round < 20; round++) {
            assertThat(RULES.raisedBy(longest, List.of(longest, longest)).size())
                    .isLessThan(5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[a] A\\n[b] B\\nx ; line 1 begins a flag that nothing raises",
                "x y z ; line 1 is neither",
                "[a] A\\nx (y ; line 2 has a ( without its )",
                "[a] A\\nx y) ; line 2 has a ) without its (",
                "[a] A\\n$x ; line 2 uses $x, which no line above it defines",
                "x = y\\nx = z\\n[a] A\\nx ; line 2 defines the list x for the second time",
                "[a] A\\nx\\n[a] A\\ny ; line 3 begins [a] for the second time",
                "[a]\\nx ; line 1 begins a flag without a title",
                "[idioms] Words\\nx ; line 1 gives a title",
                "[a] A\\nx + ; line 2 has a phrase without words",
                "[a] A\\nx | ; line 2 has a phrase without words",
                "[a] A\\n.. x ; line 2 has a phrase that begins or ends with a gap",
                "[a] A\\nx .. y .. z .. a .. b ; line 2 has a phrase of more than",
                "[a] A\\nx % y ; line 2 has a % that means nothing there",
                "[a] A\\nalso: dreamt\\nx ; line 2 must name what counts also, of: denied, past, feared, others",
                "# nothing ; line 1 ends the rules before any flag"
            })
    void whoeverEditsTheRulesLearnsWhichLineIsWrong(String text, String reason) {
        var unreadable = text.replace("\\n", "\n");

        assertThatThrownBy(() -> RedFlagRules.parse(unreadable))
                .isInstanceOf(UnusableRedFlags.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void aLineThatMakesTooManyPhrasesIsRefused() {
        var group = "(a b|c d|e f|g h|i j|k l|m n|o p) ";

        assertThatThrownBy(() -> RedFlagRules.parse("[a] A\n" + group.repeat(5)))
                .isInstanceOf(UnusableRedFlags.class)
                .hasMessageContaining("5000");
    }

    @Test
    void namesComeInTheOrderOfTheText() {
        assertThat(RULES.names()).containsExactly("chest_pain", "stroke", "self_harm", "black_stools", "overdose");
    }
}
