package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.ai.interview.Endurance;
import dev.doctorpatient.ai.interview.Providers;
import dev.doctorpatient.ai.interview.ScriptedInterviewer;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.casehistory.port.ReadableInterviews;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.interview.Assistants;
import dev.doctorpatient.application.interview.Disclosure;
import dev.doctorpatient.application.interview.InterviewEvaluation;
import dev.doctorpatient.application.interview.InterviewReading;
import dev.doctorpatient.application.interview.InterviewRecords;
import dev.doctorpatient.application.interview.Interviewers;
import dev.doctorpatient.application.interview.ProviderOverview;
import dev.doctorpatient.application.interview.RedFlagWatch;
import dev.doctorpatient.application.interview.SessionDialogue;
import dev.doctorpatient.application.interview.SessionOpening;
import dev.doctorpatient.application.interview.SessionUpkeep;
import dev.doctorpatient.application.interview.SummaryReview;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.application.suggestion.port.Suggestions;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.domain.redflag.EmergencyNotice;
import dev.doctorpatient.domain.redflag.RedFlagRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** AI sessions. */
class InterviewWiring {
    @Produces
    @Singleton
    SessionOpening sessionOpening(
            AiSessions sessions,
            Interviewers interviewers,
            CareTeams careTeams,
            Chats chats,
            InterviewObserver observer,
            Settings settings,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new SessionOpening(
                sessions, interviewers, careTeams, chats, observer, settings.questions(), limits, transactions, clock);
    }

    @Produces
    @Singleton
    SessionDialogue sessionDialogue(
            AiSessions sessions,
            Interviewers interviewers,
            Assistants assistants,
            Disclosure disclosure,
            RedFlagRules redFlags,
            EmergencyNotice notice,
            CareTeams careTeams,
            Chats chats,
            InterviewObserver observer,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new SessionDialogue(
                sessions,
                interviewers,
                assistants,
                disclosure,
                new RedFlagWatch(redFlags, notice),
                careTeams,
                chats,
                observer,
                limits,
                transactions,
                clock);
    }

    @Produces
    @Singleton
    Disclosure disclosure(
            Patients patients,
            Doctors doctors,
            Users users,
            CareTeams careTeams,
            Chats chats,
            AiSessions sessions,
            CaseHistories histories) {
        return new Disclosure(patients, doctors, users, careTeams, chats, sessions, histories);
    }

    @Produces
    @Singleton
    SummaryReview summaryReview(
            AiSessions sessions,
            Suggestions suggestions,
            CareTeams careTeams,
            Chats chats,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new SummaryReview(sessions, suggestions, careTeams, chats, transactions, clock);
    }

    @Produces
    @Singleton
    SessionUpkeep sessionUpkeep(
            AiSessions sessions,
            Interviewers interviewers,
            InterviewObserver observer,
            Settings settings,
            Transactions transactions,
            InstantSource clock) {
        return new SessionUpkeep(sessions, interviewers, observer, settings.longestPause(), transactions, clock);
    }

    @Produces
    @Singleton
    InterviewRecords interviewRecords(
            AiSessions interviews, CareTeams careTeams, Chats chats, AuditedTransactions transactions) {
        return new InterviewRecords(interviews, careTeams, chats, transactions);
    }

    @Produces
    @Singleton
    Endurance endurance() {
        return Endurance.USUAL;
    }

    @Produces
    @Singleton
    Providers providers(Settings settings, Endurance endurance, InstantSource clock) {
        var ai = settings.ai();
        return new Providers(ai.accounts(), ai.order(), ai.historyMessages(), endurance, clock);
    }

    @Produces
    @Singleton
    Interviewers interviewers(Providers providers, Settings settings) {
        return new Interviewers(
                providers.interviewers(),
                new ScriptedInterviewer(),
                settings.ai().timeout());
    }

    @Produces
    @Singleton
    InterviewEvaluation interviewEvaluation(Interviewers interviewers, Settings settings, InstantSource clock) {
        return new InterviewEvaluation(interviewers, settings.questions(), clock);
    }

    @Produces
    @Singleton
    Assistants assistants(Providers providers, Settings settings) {
        return new Assistants(providers.assistants(), settings.ai().timeout());
    }

    @Produces
    @Singleton
    ProviderOverview providerOverview(Providers providers, AuditedTransactions transactions) {
        return new ProviderOverview(providers, transactions);
    }

    @Produces
    @Singleton
    ReadableInterviews readableInterviews(
            AiSessions interviews, CareTeams careTeams, Chats chats, InstantSource clock) {
        return new InterviewReading(interviews, careTeams, chats, clock);
    }
}
