package dev.doctorpatient.application.interview;

import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.redflag.EmergencyNotice;
import dev.doctorpatient.domain.redflag.RedFlag;
import dev.doctorpatient.domain.redflag.RedFlagRules;
import java.util.List;

/** Looks for signs of emergencies in what patients answer, by fixed rules and without any provider. */
public record RedFlagWatch(RedFlagRules rules, EmergencyNotice notice) {
    /** The signs that an answer raises, alone or together with earlier ones. */
    List<RedFlag> raisedBy(SessionMessage answer, List<Answered> earlier) {
        return rules.raisedBy(
                answer.text(), earlier.stream().map(Answered::answer).toList());
    }

    /** What the patient is told then. */
    Reply.Notice warning() {
        return new Reply.Notice(notice.text());
    }
}
