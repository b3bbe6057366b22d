package dev.doctorpatient.application.interview;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.interview.InterviewRecords.View;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.ScriptedReplies;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterviewRecordsTest {
    private static final AiSessionFilter ANY = new AiSessionFilter(null, null, null);

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final ScriptedReplies interviewer = new ScriptedReplies(stores.transactions());
    private final Interviewing interviewing = new Interviewing(clinic, interviewer, 5);
    private final InterviewRecords records = new InterviewRecords(
            stores.interviews(), stores.careTeams(), stores.chats(), stores.audited(clinic.clock()));

    private final Interview linked = started(Who.PATIENT, null, clinic.chat());
    private final Interview apart = started(Who.RELATIVE, clinic.patient(), null);
    private final Interview foreign = started(Who.STRANGER, null, null);

    @Test
    void everybodyListsTheInterviewsThatTheyMayKnowNewestFirst() {
        assertThat(listed(Who.ADMIN, ANY)).containsExactly(foreign, apart, linked);
        assertThat(listed(Who.PATIENT, ANY)).containsExactly(apart, linked);
        assertThat(listed(Who.RELATIVE, ANY)).containsExactly(apart, linked);
        assertThat(listed(Who.STRANGER, ANY)).containsExactly(foreign);
        assertThat(listed(Who.DOCTOR, ANY)).containsExactly(linked);
        assertThat(listed(Who.FORMER_DOCTOR, ANY)).isEmpty();
        assertThat(listed(Who.OTHER_DOCTOR, ANY)).isEmpty();
    }

    @Test
    void aFilterNarrowsWhatTheActorMayKnowAndNeverWidensIt() {
        var ended = interviewing.end(clinic.actor(Who.PATIENT), apart.opening().id());

        assertThat(listed(Who.PATIENT, new AiSessionFilter(clinic.chat(), null, null)))
                .containsExactly(linked);
        assertThat(listed(Who.PATIENT, new AiSessionFilter(null, null, AiSessionStage.ABANDONED)))
                .containsExactly(ended);
        assertThat(listed(Who.ADMIN, new AiSessionFilter(null, clinic.patient(Who.STRANGER), null)))
                .containsExactly(foreign);
        assertThat(listed(Who.DOCTOR, new AiSessionFilter(null, clinic.patient(Who.STRANGER), null)))
                .isEmpty();
    }

    @Test
    void anAdministratorLearnsThatAnInterviewExistsAndNotWhatWasSaid() {
        var id = linked.opening().id();

        assertThat(records.get(clinic.admin(), id)).isEqualTo(new View(linked, false));
        assertThat(records.list(clinic.admin(), ANY, PageRequest.first()).items())
                .noneMatch(View::contentVisible);
        assertRefused(ProblemCode.BREAK_GLASS_REQUIRED, () -> records.read(clinic.admin(), id));
    }

    @Test
    void theDoctorOfTheChatReadsTheInterviewWhileTheyTreatThePatient() {
        var id = linked.opening().id();
        var doctor = clinic.actor(Who.DOCTOR);

        assertThat(records.get(doctor, id)).isEqualTo(new View(linked, true));
        assertThat(records.read(doctor, id)).isEqualTo(linked);
    }

    @Test
    void theDoctorReadsNothingOnceTheAssignmentIsOver() {
        var assignment = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());
        var chat = clinic.fixtures()
                .chat(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient())
                .id();
        var interview = started(Who.PATIENT, null, chat);
        var doctor = clinic.actor(Who.OTHER_DOCTOR);
        assertThat(records.read(doctor, interview.opening().id())).isEqualTo(interview);

        clinic.fixtures().removed(assignment);

        assertNotFound(() -> records.get(doctor, interview.opening().id()));
        assertNotFound(() -> records.read(doctor, interview.opening().id()));
        assertThat(listed(Who.OTHER_DOCTOR, ANY)).isEmpty();
    }

    private List<AiSession> listed(Who who, AiSessionFilter filter) {
        var views = records.list(clinic.actor(who), filter, PageRequest.first()).items();
        return views.stream().map(View::session).toList();
    }

    private Interview started(Who who, @Nullable PatientId patient, @Nullable ChatId chat) {
        clinic.clock().advance(Duration.ofMinutes(1));
        interviewer.says("One?");
        return interviewing.start(clinic.actor(who), patient, chat);
    }
}
