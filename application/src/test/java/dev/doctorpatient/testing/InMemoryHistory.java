package dev.doctorpatient.testing;

import dev.doctorpatient.application.offboarding.port.History;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.InterviewSummary;
import dev.doctorpatient.domain.scheduling.Cancellation;
import java.util.Optional;
import java.util.stream.Stream;

/** What is kept in memory and says who took part. */
public final class InMemoryHistory implements History {
    private final InMemoryDatabase database;

    /** The history of a database. */
    public InMemoryHistory(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean mentions(HospitalId hospital) {
        return database.appointments.all().stream().anyMatch(appointment -> hospital.equals(appointment.hospital()));
    }

    @Override
    public boolean mentions(DoctorId doctor) {
        return database.appointments.all().stream()
                        .anyMatch(appointment -> appointment.doctor().equals(doctor))
                || database.chats.all().stream().anyMatch(chat -> chat.doctor().equals(doctor));
    }

    @Override
    public boolean mentions(PatientId patient) {
        return database.appointments.all().stream()
                        .anyMatch(appointment -> appointment.patient().equals(patient))
                || database.chats.all().stream().anyMatch(chat -> chat.patient().equals(patient))
                || database.interviews.all().stream()
                        .anyMatch(interview -> interview.opening().patient().equals(patient))
                || database.caseHistories.all().stream()
                        .anyMatch(entry -> entry.patient().equals(patient))
                || database.documents.all().stream()
                        .anyMatch(document -> document.patient().equals(patient));
    }

    @Override
    public boolean mentions(UserId user) {
        return database.messages.all().stream()
                        .anyMatch(message -> message.sentBy().equals(user))
                || database.appointments.all().stream()
                        .flatMap(appointment -> Optional.ofNullable(appointment.cancellation()).stream())
                        .map(Cancellation::by)
                        .anyMatch(user::equals)
                || database.appointmentRevisions.all().stream().anyMatch(revision -> user.equals(revision.by()))
                || database.interviews.all().stream()
                        .anyMatch(session -> session.opening().user().equals(user) || hasPartInSummary(user, session))
                || database.caseHistories.all().stream()
                        .anyMatch(entry -> entry.createdBy().equals(user))
                || database.documents.all().stream()
                        .anyMatch(document -> document.uploadedByUser().equals(user))
                || database.suggestions.all().stream()
                        .anyMatch(suggestion -> suggestion.createdBy().equals(user));
    }

    private static boolean hasPartInSummary(UserId user, AiSession session) {
        return session instanceof Interview interview
                && interview.result().stream().anyMatch(summary -> Stream.concat(
                                summary.versions().stream().map(InterviewSummary.Version::correctedBy),
                                Stream.ofNullable(summary.confirmation()).map(InterviewSummary.Confirmation::by))
                        .anyMatch(user::equals));
    }
}
