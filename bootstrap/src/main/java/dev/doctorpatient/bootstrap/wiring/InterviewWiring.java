package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.ai.interview.Endurance;
import dev.doctorpatient.ai.interview.Providers;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.ReadableInterviews;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.interview.InterviewReading;
import dev.doctorpatient.application.interview.InterviewRecords;
import dev.doctorpatient.application.interview.Interviewing;
import dev.doctorpatient.application.interview.ProviderOverview;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.application.interview.port.Interviews;
import dev.doctorpatient.bootstrap.configuration.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Interviews. */
class InterviewWiring {
    @Produces
    @Singleton
    Interviewing interviewing(
            Interviews interviews,
            Interviewer interviewer,
            CareTeams careTeams,
            Chats chats,
            InterviewObserver observer,
            Settings settings,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new Interviewing(
                interviews, interviewer, careTeams, chats, observer, settings.questions(), limits, transactions, clock);
    }

    @Produces
    @Singleton
    InterviewRecords interviewRecords(
            Interviews interviews, CareTeams careTeams, Chats chats, AuditedTransactions transactions) {
        return new InterviewRecords(interviews, careTeams, chats, transactions);
    }

    @Produces
    @Singleton
    Providers providers(Settings settings, InstantSource clock) {
        var ai = settings.ai();
        return new Providers(ai.accounts(), ai.order(), ai.historyMessages(), Endurance.USUAL, clock);
    }

    @Produces
    @Singleton
    Interviewer interviewer(Providers providers) {
        return providers.interviewers().getFirst();
    }

    @Produces
    @Singleton
    ProviderOverview providerOverview(Providers providers, AuditedTransactions transactions) {
        return new ProviderOverview(providers, transactions);
    }

    @Produces
    @Singleton
    ReadableInterviews readableInterviews(Interviews interviews, CareTeams careTeams, Chats chats) {
        return new InterviewReading(interviews, careTeams, chats);
    }
}
