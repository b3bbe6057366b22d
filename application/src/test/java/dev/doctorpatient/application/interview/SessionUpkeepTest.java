package dev.doctorpatient.application.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.ScriptedReplies;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionUpkeepTest {
    private static final Duration DAY = Duration.ofHours(24);

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final ScriptedReplies interviewer = new ScriptedReplies(stores.transactions());
    private final Interviewing interviewing = new Interviewing(clinic, interviewer, 3);
    private final SessionUpkeep upkeep = new SessionUpkeep(
            stores.interviews(),
            new Interviewers(List.of(interviewer), Interviewing.SCRIPT, Duration.ofSeconds(1)),
            clinic.announcer(),
            DAY,
            stores.transactions(),
            clinic.clock());
    private final Actor patient = clinic.actor(Who.PATIENT);

    @Test
    void whoIsAwayForADayHasTheirAnswersSummedUpWithoutAnyProvider() {
        var id = started();
        interviewer.says("Since when?").isUnavailable();
        say(id, "A cough");
        clinic.clock().advance(DAY.minusSeconds(1));
        upkeep.abandonIdle();
        assertThat(stored(id).stage()).isEqualTo(AiSessionStage.IN_PROGRESS);
        try {
            say(id, "Since Monday");
        } catch (RuntimeException _) {
            // kept, and waits for its reply
        }
        clinic.clock().advance(Duration.ofSeconds(2));
        var asked = interviewer.asked().size();

        assertThat(upkeep.abandonIdle()).isFalse();

        assertThat(stored(id)).isInstanceOfSatisfying(Interview.Abandoned.class, left -> {
            assertThat(left.result())
                    .hasValueSatisfying(summary -> assertThat(summary.text()).isEqualTo("As scripted."));
            assertThat(left.transcript().turns())
                    .extracting(Turn::message)
                    .containsExactly(null, "A cough", "Since Monday");
            assertThat(left.transcript().answered()).hasSize(2);
        });
        assertThat(interviewer.asked()).hasSize(asked);
    }

    @Test
    void whatNothingWasSaidInEndsWithoutASummary() {
        var interview = started();
        var consultation = interviewing
                .opening()
                .startConsultation(clinic.actor(Who.DOCTOR), clinic.patient(), null, Set.of())
                .opening()
                .id();
        clinic.clock().advance(DAY.plusSeconds(1));

        upkeep.abandonIdle();

        assertThat(stored(interview))
                .isInstanceOfSatisfying(Interview.Abandoned.class, left -> assertThat(left.result())
                        .isEmpty());
        assertThat(stored(consultation).stage()).isEqualTo(AiSessionStage.ABANDONED);
    }

    @Test
    void whatIsOverStaysAsItIs() {
        var id = started();
        interviewing.end(patient, id);
        var over = stored(id);
        clinic.clock().advance(DAY.multipliedBy(2));

        upkeep.abandonIdle();

        assertThat(stored(id)).isEqualTo(over);
    }

    @Test
    void theDoctorLearnsOfTheSummary() {
        var id = started();
        interviewer.says("Since when?");
        say(id, "A cough");
        clinic.clock().advance(DAY.plusSeconds(1));

        upkeep.abandonIdle();

        assertThat(stores.transactions().inTransaction(() -> stores.notifications()
                        .waiting(
                                NotificationKind.INTERVIEW_FINISHED,
                                new Resource(ResourceType.AI_SESSION, id.value()))))
                .containsExactly(clinic.actor(Who.DOCTOR).user());
    }

    private AiSessionId started() {
        interviewer.says("What brings you here?");
        return interviewing.start(patient, null, clinic.chat()).opening().id();
    }

    private void say(AiSessionId id, String text) {
        var unused = interviewing.say(patient, id, new SessionMessage(text, null));
    }

    private AiSession stored(AiSessionId id) {
        return stores.transactions()
                .inTransaction(() -> stores.interviews().find(id))
                .orElseThrow();
    }
}
