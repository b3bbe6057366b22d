package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping;
import dev.doctorpatient.application.casehistory.CaseHistoryReading;
import dev.doctorpatient.application.casehistory.DocumentCheck;
import dev.doctorpatient.application.casehistory.DocumentLinks;
import dev.doctorpatient.application.casehistory.DocumentReading;
import dev.doctorpatient.application.casehistory.DocumentUpkeep;
import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.casehistory.port.LinkSignatures;
import dev.doctorpatient.application.casehistory.port.ReadableInterviews;
import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.FileDisposal;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.persistence.engine.Engine;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Case histories and documents. */
class CasehistoryWiring {
    @Produces
    @Singleton
    CaseHistoryKeeping caseHistoryKeeping(
            CaseHistories histories,
            Documents documents,
            DocumentIntake intake,
            Patients patients,
            ReadableInterviews interviews,
            CareTeams careTeams,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new CaseHistoryKeeping(
                histories, documents, intake, patients, interviews, careTeams, limits, transactions, clock);
    }

    @Produces
    @Singleton
    CaseHistoryReading caseHistoryReading(
            CaseHistories histories,
            Documents documents,
            Patients patients,
            CareTeams careTeams,
            AuditedTransactions transactions) {
        return new CaseHistoryReading(histories, documents, patients, careTeams, transactions);
    }

    @Produces
    @Singleton
    DocumentReading documentReading(
            Documents documents,
            DocumentFiles files,
            Patients patients,
            CareTeams careTeams,
            Chats chats,
            MessageLog log,
            AuditedTransactions transactions) {
        return new DocumentReading(documents, files, patients, careTeams, chats, log, transactions);
    }

    @Produces
    @Singleton
    DocumentLinks documentLinks(
            Documents documents,
            LinkSignatures signatures,
            CareTeams careTeams,
            Chats chats,
            MessageLog log,
            AuditedTransactions transactions,
            InstantSource clock,
            Settings settings) {
        return new DocumentLinks(
                documents, signatures, careTeams, chats, log, transactions, clock, settings.documentLinks());
    }

    @Produces
    @Singleton
    DocumentUpkeep documentUpkeep(
            Documents documents,
            ChatUploads uploads,
            DocumentFiles files,
            FileDisposal disposal,
            Transactions transactions,
            InstantSource clock) {
        return new DocumentUpkeep(documents, uploads, files, disposal, transactions, clock);
    }

    /** Nobody uploads to the embedded database while a command has it. */
    @Produces
    @Singleton
    DocumentCheck documentCheck(
            Documents documents,
            ChatUploads uploads,
            DocumentFiles files,
            Transactions transactions,
            Settings settings,
            InstantSource clock) {
        var underWay = settings.engine() == Engine.H2 ? Duration.ZERO : DocumentUpkeep.UNDER_WAY;
        return new DocumentCheck(documents, uploads, files, transactions, underWay, clock);
    }
}
