package dev.doctorpatient.rest.casehistory;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final long SIZE = 10;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=2-5, 2, 5",
        "bytes=2-, 2, 9",
        "bytes=2-99999999999999, 2, 9",
        "bytes=-3, 7, 9",
        "bytes=-99, 0, 9",
        "bytes=9-9, 9, 9"
    })
    void aPieceIsCutToWhatIsThere(String header, long first, long last) {
        assertThat(ByteRange.in(header, SIZE)).isEqualTo(new ByteRange.Wish.Piece(new ByteRange(first, last)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=999999999999999-", "bytes=-0"})
    void aPieceThatIsNotThereCannotBeHad(String header) {
        assertThat(ByteRange.in(header, SIZE)).isEqualTo(new ByteRange.Wish.Unsatisfiable());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,4-5",
                "lines=0-1",
                "bytes=a-b",
                "bytes=0 - 1",
                "bytes=99999999999999999999-"
            })
    void whatIsNoSinglePieceIsEverything(@Nullable String header) {
        assertThat(ByteRange.in(header, SIZE)).isEqualTo(new ByteRange.Wish.Everything());
    }
}
