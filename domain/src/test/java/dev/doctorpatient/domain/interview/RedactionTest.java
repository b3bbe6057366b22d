package dev.doctorpatient.domain.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction = new Redaction(
            List.of("Dr. Meera Joshi", "Arjun Patil", "Zoë Åström-Çelik", "O", "李小龙", "Seán O'Brien", "Jose Garcia"),
            List.of("12 Lake Road, Pune", "ext 55"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    I am Arjun, son of Mr Patil          | I am [name], son of Mr [name]
                    Dr Joshi told MEERA's nurse          | Dr [name] told [name]'s nurse
                    ask ÅSTRÖM-ÇELIK or zoe              | ask [name]-[name] or [name]
                    我叫 李小龙 today                       | 我叫 [name] today
                    我叫李小龙今天头痛                       | 我叫[name]今天头痛
                    Sean O’Brien and José García said   | [name] [name] and [name] [name] said
                    at 12 lake road, Pune today          | at [contact] today
                    call 555.123.4567 or 06.12.34.56.78  | call [number] or [number]
                    call 030/1234567 now                 | call [number] now
                    insurance no A1234567                | insurance no [id]
                    card 1234 5678 9012 3456 7890 1234   | card [number]
                    mail me at a.patil+x@home.example.   | mail me at [mail]
                    see https://home.example/a?b=c ok    | see [link] ok
                    call +91 98765 43210 or (0711) 123-4567 | call [number] or [number]
                    my number is 0176-12345678           | my number is [number]
                    file 01890a5d-ac96-774b-bcce-b302099a8057 | file [id]
                    """)
    void whatTellsWhoSomebodyIsGoesOut(String text, String redacted) {
        assertThat(redaction.of(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "120/80 this morning, 38.5 degrees, 5 mg twice",
                "since 2024-03-05, at 10:30, on 05.03.2024 and 5/3/2024",
                "from 1 to 10 about 7, 2000 steps, 1.500.000 once",
                "pain in my arm and Patience is short",
                "between 1999 and 2005, 3 x 500 mg",
                "years 1980-2020 and 2019 2020"
            })
    void whatTheInterviewIsAboutStays(String text) {
        assertThat(redaction.of(text)).isEqualTo(text);
    }

    @Test
    void withoutNamesTheRestIsStillTakenOut() {
        assertThat(new Redaction(List.of()).of("Arjun, a@b.example")).isEqualTo("Arjun, [mail]");
    }

    @Test
    void answersKeepTheirQuestion() {
        var question = new Reply.Question(1, 5, "Who are you?");

        assertThat(redaction.of(new Answered(question, "Arjun"))).isEqualTo(new Answered(question, "[name]"));
    }
}
