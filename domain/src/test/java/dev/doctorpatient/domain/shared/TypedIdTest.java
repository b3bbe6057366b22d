package dev.doctorpatient.domain.shared;

import static dev.doctorpatient.domain.testing.Refusals.assertBug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.TurnId;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypedIdTest {
    private record Kind<I>(String name, Supplier<I> next, Function<String, I> fromString, Function<I, UUID> value) {
        void assertReadsBack() {
            var id = next.get();

            var read = fromString.apply(value.apply(id).toString());

            assertThat(read).isEqualTo(id);
        }

        void assertGrows() {
            var earlier = value.apply(next.get()).toString();
            var later = value.apply(next.get()).toString();

            assertThat(later).isGreaterThan(earlier);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anIdOfEveryKindReadsBackFromItsText(Kind<?> kind) {
        kind.assertReadsBack();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aNewIdOfEveryKindIsLaterThanTheOneBefore(Kind<?> kind) {
        kind.assertGrows();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noKindReadsAnythingButAUuid(Kind<?> kind) {
        assertBug(() -> kind.fromString().apply("1-1-1-1-1"));
    }

    static Stream<Kind<?>> kinds() {
        return Stream.of(
                new Kind<>("appointment", AppointmentId::next, AppointmentId::fromString, AppointmentId::value),
                new Kind<>("case history", CaseHistoryId::next, CaseHistoryId::fromString, CaseHistoryId::value),
                new Kind<>("chat", ChatId::next, ChatId::fromString, ChatId::value),
                new Kind<>("doctor", DoctorId::next, DoctorId::fromString, DoctorId::value),
                new Kind<>("document", DocumentId::next, DocumentId::fromString, DocumentId::value),
                new Kind<>("hospital", HospitalId::next, HospitalId::fromString, HospitalId::value),
                new Kind<>("interview", AiSessionId::next, AiSessionId::fromString, AiSessionId::value),
                new Kind<>("mapping", MappingId::next, MappingId::fromString, MappingId::value),
                new Kind<>("message", MessageId::next, MessageId::fromString, MessageId::value),
                new Kind<>("notification", NotificationId::next, NotificationId::fromString, NotificationId::value),
                new Kind<>("patient", PatientId::next, PatientId::fromString, PatientId::value),
                new Kind<>("profile", ProfileId::next, ProfileId::fromString, ProfileId::value),
                new Kind<>("session", SessionId::next, SessionId::fromString, SessionId::value),
                new Kind<>("suggestion", SuggestionId::next, SuggestionId::fromString, SuggestionId::value),
                new Kind<>("turn", TurnId::next, TurnId::fromString, TurnId::value),
                new Kind<>("user", UserId::next, UserId::fromString, UserId::value));
    }
}
