package dev.doctorpatient.rest.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.shared.Precondition;
import dev.doctorpatient.domain.shared.Malformed;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionsTest {
    @Test
    void withoutATagAnyRevisionIsMeant() {
        assertThat(Revisions.precondition(null)).isEqualTo(Precondition.NONE);
        assertThat(Revisions.precondition(" * ")).isEqualTo(Precondition.NONE);
    }

    @Test
    void aTagIsARevisionAndAListOfThemIsAnyOfThese() {
        assertThat(Revisions.precondition("\"3\"")).isEqualTo(Precondition.of(Set.of(3)));
        assertThat(Revisions.precondition("\"3\", \"17\" ,\"0\"")).isEqualTo(Precondition.of(Set.of(3, 17, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "\"\"", "\"12345678901234567890\"", "\"a,b\"", "W/\"3\""})
    void aTagThatIsNotOursIsNoRevisionOfOurs(String header) {
        assertThat(Revisions.precondition(header)).isEqualTo(Precondition.of(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "3", "\"3", "3\"", "\"3\" \"4\"", "\"3\",", ",", "w/\"3\"", "\"3\";\"4\"", "\"\t\""})
    void whatIsNoListOfTagsIsRefused(String header) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Revisions.precondition(header));
    }
}
