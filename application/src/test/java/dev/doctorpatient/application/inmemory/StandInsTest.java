package dev.doctorpatient.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.FastPasswordHashes;
import dev.doctorpatient.testing.InMemoryDatabase;
import dev.doctorpatient.testing.ListedCommonPasswords;
import dev.doctorpatient.testing.PredictableTokenSecrets;
import dev.doctorpatient.testing.ScriptedReplies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stand-ins of ports that store nothing keep to what those ports say. */
class StandInsTest {
    private static final Password PASSWORD = new Password("correct horse");

    @Test
    void aPasswordMatchesItsOwnHashesOnly() {
        var hashes = new FastPasswordHashes();
        var one = hashes.hash(PASSWORD);
        var two = hashes.hash(PASSWORD);

        assertThat(one).isNotEqualTo(two);
        assertThat(hashes.matches(PASSWORD, one)).isTrue();
        assertThat(hashes.matches(PASSWORD, two)).isTrue();
        assertThat(hashes.matches(new Password("Correct horse"), one)).isFalse();
        assertThat(hashes.matches(PASSWORD, null)).isFalse();
        assertThat(one.value()).doesNotContain(PASSWORD.value());
    }

    @Test
    void aPasswordIsNotHashedInsideATransaction() {
        var database = new InMemoryDatabase();
        var hashes = new FastPasswordHashes(database);

        assertThatIllegalStateException()
                .isThrownBy(() -> database.inTransaction(() -> hashes.matches(PASSWORD, null)));
    }

    @Test
    void commonPasswordsAreCommonInAnyCase() {
        var common = new ListedCommonPasswords("password1");

        assertThat(common.contains(new Password("PassWord1"))).isTrue();
        assertThat(common.contains(PASSWORD)).isFalse();
    }

    @Test
    void aTokenHasOneSuccessorAndAHashThatIsNotItself() {
        var secrets = new PredictableTokenSecrets();
        var token = secrets.random();
        var other = secrets.random();

        assertThat(other).isNotEqualTo(token);
        assertThat(secrets.successorOf(token))
                .isEqualTo(secrets.successorOf(token))
                .isNotEqualTo(token);
        assertThat(secrets.successorOf(other)).isNotEqualTo(secrets.successorOf(token));
        assertThat(secrets.hash(token)).isEqualTo(secrets.hash(token)).isNotEqualTo(secrets.hash(other));
        assertThat(secrets.hash(token).value()).doesNotContain(token);
    }

    @Test
    void scriptedRepliesComeInTheirOrder() {
        var replies = new ScriptedReplies().says("One?").isUnavailable().says("Two?");
        var task = new Task.Ask(1, 5);

        assertThat(ask(replies, task)).extracting(Wording::text).isEqualTo("One?");
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> ask(replies, task))
                .extracting(Unavailable::code)
                .isEqualTo(ProblemCode.AI_UNAVAILABLE);
        assertThat(ask(replies, task)).extracting(Wording::text).isEqualTo("Two?");
        assertThatIllegalStateException().isThrownBy(() -> ask(replies, task));
        assertThat(replies.asked()).hasSize(4);
    }

    @Test
    void anInterviewerIsNotAskedInsideATransaction() {
        var database = new InMemoryDatabase();
        var replies = new ScriptedReplies(database).says("One?");

        assertThatIllegalStateException()
                .isThrownBy(() -> database.inTransaction(() -> ask(replies, new Task.Ask(1, 5))));
    }

    @Test
    void theClockMovesOnlyWhenItIsMoved() {
        var clock = new AdjustableClock(Instant.parse("2031-05-06T07:08:09.123456789Z"));

        assertThat(clock.instant()).isEqualTo("2031-05-06T07:08:09.123456Z");
        clock.advance(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo("2031-05-06T07:08:10.123456Z");
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    private static Wording ask(Interviewer replies, Task task) {
        return replies.word(Interviewer.Call.first(task, List.of(), Duration.ofSeconds(1)), _ -> {});
    }
}
