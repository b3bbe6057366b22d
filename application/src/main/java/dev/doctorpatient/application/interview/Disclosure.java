package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.Background;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Consultation.Source;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.interview.Redaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a patient's record a provider may come to know: never who it is about, and of the record only what a doctor lets it. */
public final class Disclosure {
    private static final int MOST_PIECES = 5;

    private final Patients patients;
    private final Doctors doctors;
    private final Users users;
    private final CareTeams careTeams;
    private final Chats chats;
    private final AiSessions sessions;
    private final CaseHistories histories;

    /** A disclosure on its ports. */
    public Disclosure(
            Patients patients,
            Doctors doctors,
            Users users,
            CareTeams careTeams,
            Chats chats,
            AiSessions sessions,
            CaseHistories histories) {
        this.patients = patients;
        this.doctors = doctors;
        this.users = users;
        this.careTeams = careTeams;
        this.chats = chats;
        this.sessions = sessions;
        this.histories = histories;
    }

    /** Takes out the names and contacts of all who may take part in a session. */
    Redaction redaction(Opening opening) {
        var names = new ArrayList<String>();
        var contacts = new ArrayList<@Nullable String>();
        patients.find(opening.patient()).map(Patient::profile).ifPresent(profile -> {
            names.add(profile.name());
            contacts.add(profile.contact());
        });
        Stream.concat(Stream.of(opening.user()), careTeams.relatives(opening.patient()).stream())
                .distinct()
                .flatMap(id -> users.find(id).stream())
                .map(User::details)
                .forEach(details -> {
                    names.add(details.name());
                    contacts.add(details.contact());
                    contacts.add(details.address());
                });
        Optional.ofNullable(opening.chat())
                .flatMap(chats::find)
                .map(Chat::doctor)
                .flatMap(doctors::find)
                .map(Doctor::profile)
                .ifPresent(profile -> {
                    names.add(profile.name());
                    contacts.add(profile.contact());
                });
        return new Redaction(
                names, contacts.stream().flatMap(Stream::ofNullable).toList());
    }

    /** What the doctor lets the assistant know, the newest of each kind first. */
    List<Background> background(Consultation consultation) {
        var user = consultation.opening().user();
        var doctor = users.find(user)
                .map(User::profile)
                .map(profile -> new DoctorId(profile.value()))
                .orElseThrow();
        return consultation.sources().stream()
                .sorted()
                .flatMap(source -> pieces(source, consultation, doctor, user))
                .toList();
    }

    private Stream<Background> pieces(Source source, Consultation consultation, DoctorId doctor, UserId user) {
        var patient = consultation.opening().patient();
        var newest = new PageRequest(MOST_PIECES, null);
        return switch (source) {
            case INTERVIEWS ->
                sessions
                        .page(
                                new AiSessions.Scope.OfDoctor(doctor, user),
                                new AiSessionFilter(null, patient, null),
                                newest)
                        .items()
                        .stream()
                        .filter(Interview.class::isInstance)
                        .map(Interview.class::cast)
                        .flatMap(interview -> interview.result().stream()
                                .map(summary -> new Background(
                                        "Summary of an interview on "
                                                + day(interview.opening().startedAt()),
                                        summary.text())));
            case CASE_HISTORIES ->
                histories.page(patient, newest).items().stream()
                        .map(entry -> new Background(
                                "Case history of " + day(entry.createdAt()),
                                entry.summary().value()));
        };
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
