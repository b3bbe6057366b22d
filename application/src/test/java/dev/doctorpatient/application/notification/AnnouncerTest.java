package dev.doctorpatient.application.notification;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.conversation.ChatRooms;
import dev.doctorpatient.application.conversation.MessageSending;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.application.conversation.Outgoing;
import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Interviewing;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.domain.audit.Origin;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.Transcript;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.redflag.RedFlag;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.NobodyPresent;
import dev.doctorpatient.testing.RecordingRateLimits;
import dev.doctorpatient.testing.ScriptedReplies;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final Set<Side> online = EnumSet.noneOf(Side.class);
    private final Announcer announcer = clinic.announcer((_, side) -> online.contains(side));
    private final NotificationInbox inbox = new NotificationInbox(stores.notifications(), stores.transactions());
    private final Bookings booking = new Bookings(clinic);
    private final Messaging messaging = clinic.messaging(announcer);
    private final MessageSending sending = clinic.sending(announcer);
    private final ScriptedReplies interviewer = new ScriptedReplies(stores.transactions());
    private final Interviewing interviewing =
            new Interviewing(clinic, List.of(interviewer), List.of(), 1, new RecordingRateLimits(), announcer);
    private final Actor doctor = clinic.actor(Who.DOCTOR);
    private final Actor patient = clinic.actor(Who.PATIENT);
    private final Actor relative = clinic.actor(Who.RELATIVE);
    private final Actor hospital = clinic.actor(Who.HOSPITAL);

    private List<Notification> toldTo(Actor actor) {
        return inbox.list(actor, null, PageRequest.first()).items();
    }

    /** Who was told something of a kind, and nothing else of it. */
    private Set<Who> told(NotificationKind kind) {
        return Arrays.stream(Who.values())
                .filter(who -> toldTo(clinic.actor(who)).stream().anyMatch(notification -> notification.kind() == kind))
                .collect(Collectors.toSet());
    }

    private Appointment booked(Actor by) {
        return booking.book(
                by,
                new Request(
                        clinic.doctor(Who.DOCTOR),
                        clinic.patient(),
                        clinic.hospital(Who.HOSPITAL),
                        new TimeSlot(NOON, HALF_AN_HOUR),
                        AppointmentType.REGULAR,
                        null));
    }

    private Message sent(Actor by, @Nullable String name) {
        return sending.send(
                        by,
                        new Outgoing(
                                clinic.chat(),
                                new Outgoing.Body.Text(new MessageText("Hello")),
                                name == null ? null : new ClientMessageId(name),
                                null,
                                null))
                .view()
                .message();
    }

    private Message sent(Actor by) {
        return sent(by, null);
    }

    private void deactivate(Actor actor) {
        stores.transactions().runInTransaction(() -> {
            var account = stores.users().lock(actor.user()).orElseThrow();
            stores.users().save(account.withActive(false, clinic.clock().instant()));
        });
    }

    @Test
    void aBookingIsToldToTheOtherPartiesWithWhatTheyNeedToFindIt() {
        var appointment = booked(patient);

        assertThat(told(NotificationKind.APPOINTMENT_CREATED))
                .containsExactlyInAnyOrder(Who.DOCTOR, Who.RELATIVE, Who.HOSPITAL);
        assertThat(toldTo(doctor)).singleElement().satisfies(notification -> {
            assertThat(notification.recipient()).isEqualTo(doctor.user());
            assertThat(notification.title()).isEqualTo(NotificationKind.APPOINTMENT_CREATED.title());
            assertThat(notification.resource())
                    .isEqualTo(new Resource(
                            ResourceType.APPOINTMENT, appointment.id().value()));
            assertThat(notification.patient()).isEqualTo(clinic.patient());
            assertThat(notification.createdAt()).isEqualTo(clinic.clock().instant());
            assertThat(notification.read()).isFalse();
        });
    }

    @Test
    void whoActsIsNotTold() {
        booked(doctor);

        assertThat(told(NotificationKind.APPOINTMENT_CREATED))
                .containsExactlyInAnyOrder(Who.PATIENT, Who.RELATIVE, Who.HOSPITAL);
    }

    @Test
    void anAdministratorsBookingIsToldToAllParties() {
        booked(clinic.admin());

        assertThat(told(NotificationKind.APPOINTMENT_CREATED))
                .containsExactlyInAnyOrder(Who.PATIENT, Who.RELATIVE, Who.DOCTOR, Who.HOSPITAL);
    }

    @Test
    void noHospitalIsToldOfAnAppointmentThatNamesNone() {
        var unused = booking.book(
                patient,
                new Request(
                        clinic.doctor(Who.DOCTOR),
                        clinic.patient(),
                        null,
                        new TimeSlot(NOON, HALF_AN_HOUR),
                        AppointmentType.REGULAR,
                        null));

        assertThat(told(NotificationKind.APPOINTMENT_CREATED)).containsExactlyInAnyOrder(Who.DOCTOR, Who.RELATIVE);
    }

    @Test
    void everyChangeIsToldByItsKind() {
        var id = booked(patient).id();

        var unused1 = booking.revise(
                patient,
                id,
                _ -> new Editable(new TimeSlot(NOON.plus(HALF_AN_HOUR), HALF_AN_HOUR), AppointmentType.REGULAR, null));
        var unused2 = booking.revise(
                doctor, id, editable -> new Editable(editable.slot(), AppointmentType.REMOTE, editable.extras()));
        var unused3 = booking.advance(hospital, id, AppointmentStatus.CONFIRMED);
        var unused4 = booking.cancel(doctor, id, "The doctor is ill");

        assertThat(told(NotificationKind.APPOINTMENT_MOVED))
                .containsExactlyInAnyOrder(Who.DOCTOR, Who.RELATIVE, Who.HOSPITAL);
        assertThat(told(NotificationKind.APPOINTMENT_CHANGED))
                .containsExactlyInAnyOrder(Who.PATIENT, Who.RELATIVE, Who.HOSPITAL);
        assertThat(told(NotificationKind.APPOINTMENT_STATUS_CHANGED))
                .containsExactlyInAnyOrder(Who.DOCTOR, Who.PATIENT, Who.RELATIVE);
        assertThat(told(NotificationKind.APPOINTMENT_CANCELLED))
                .containsExactlyInAnyOrder(Who.PATIENT, Who.RELATIVE, Who.HOSPITAL);
        assertThat(toldTo(relative))
                .extracting(Notification::kind)
                .containsExactly(
                        NotificationKind.APPOINTMENT_CANCELLED,
                        NotificationKind.APPOINTMENT_STATUS_CHANGED,
                        NotificationKind.APPOINTMENT_CHANGED,
                        NotificationKind.APPOINTMENT_MOVED,
                        NotificationKind.APPOINTMENT_CREATED);
    }

    @Test
    void callingOffByStatusIsToldAsCallingOff() {
        var unused = booking.advance(doctor, booked(patient).id(), AppointmentStatus.CANCELLED);

        assertThat(told(NotificationKind.APPOINTMENT_STATUS_CHANGED)).isEmpty();
        assertThat(told(NotificationKind.APPOINTMENT_CANCELLED))
                .containsExactlyInAnyOrder(Who.PATIENT, Who.RELATIVE, Who.HOSPITAL);
    }

    @Test
    void whatChangesNothingIsNotTold() {
        var id = booked(patient).id();
        var unused1 = booking.advance(doctor, id, AppointmentStatus.SCHEDULED);
        var unused2 = booking.revise(doctor, id, editable -> editable);
        var unused3 = booking.cancel(doctor, id, null);
        var unused4 = booking.cancel(doctor, id, "Once more");

        assertThat(toldTo(relative))
                .extracting(Notification::kind)
                .containsExactly(NotificationKind.APPOINTMENT_CANCELLED, NotificationKind.APPOINTMENT_CREATED);
    }

    @Test
    void aBookingThatIsRefusedIsNotTold() {
        booked(patient);

        assertRefused(ProblemCode.TIME_SLOT_TAKEN, () -> booked(doctor));

        assertThat(toldTo(relative)).hasSize(1);
        assertThat(toldTo(patient)).isEmpty();
        assertThat(clinic.notificationFeed().published()).hasSize(3);
    }

    @Test
    void whatIsRolledBackIsNeitherStoredNorPushed() {
        var appointment = booked(patient);
        var before = clinic.notificationFeed().published();

        assertThatThrownBy(() -> stores.transactions().runInTransaction(() -> {
                    announcer.booked(appointment, doctor.user());
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(toldTo(relative)).hasSize(1);
        assertThat(clinic.notificationFeed().published()).isEqualTo(before);
    }

    @Test
    void whoIsDeactivatedIsToldNothing() {
        deactivate(doctor);
        deactivate(relative);

        booked(clinic.admin());
        sent(patient);

        assertThat(told(NotificationKind.APPOINTMENT_CREATED)).containsExactlyInAnyOrder(Who.PATIENT, Who.HOSPITAL);
        assertThat(told(NotificationKind.MESSAGE_RECEIVED)).isEmpty();
    }

    @Test
    void whatIsStoredIsPushedToThoseItIsStoredFor() {
        booked(patient);

        assertThat(clinic.notificationFeed().published())
                .extracting(Notification::recipient)
                .containsExactlyInAnyOrder(doctor.user(), relative.user(), hospital.user());
        assertThat(clinic.notificationFeed().published()).containsAll(toldTo(doctor));
    }

    @Test
    void aMessageIsToldToTheReceivingSideWhileItIsAway() {
        sent(doctor);

        assertThat(told(NotificationKind.MESSAGE_RECEIVED)).containsExactlyInAnyOrder(Who.PATIENT, Who.RELATIVE);
        assertThat(toldTo(patient)).singleElement().satisfies(notification -> {
            assertThat(notification.resource())
                    .isEqualTo(new Resource(ResourceType.CHAT, clinic.chat().value()));
            assertThat(notification.patient()).isEqualTo(clinic.patient());
        });
        sent(patient);
        assertThat(told(NotificationKind.MESSAGE_RECEIVED))
                .containsExactlyInAnyOrder(Who.PATIENT, Who.RELATIVE, Who.DOCTOR);
    }

    @Test
    void whoIsThereHearsTheMessageItselfAndIsNotTold() {
        online.add(Side.PATIENT);

        sent(doctor);
        sent(patient);

        assertThat(told(NotificationKind.MESSAGE_RECEIVED)).containsExactly(Who.DOCTOR);
    }

    @Test
    void manyMessagesAreToldOnceUntilTheUserHasLooked() {
        for (var i = 0; i < 5; i++) {
            sent(patient);
        }
        assertThat(toldTo(doctor)).hasSize(1);

        var unused = inbox.markRead(doctor, toldTo(doctor).getFirst().id());
        sent(patient);
        sent(patient);

        assertThat(toldTo(doctor)).extracting(Notification::read).containsExactly(false, true);
        assertThat(clinic.notificationFeed().published()).hasSize(2);
    }

    @Test
    void whoHasLookedIsToldAgainAndTheOthersAreNot() {
        sent(doctor);
        var unused = inbox.markRead(relative, toldTo(relative).getFirst().id());

        sent(doctor);

        assertThat(toldTo(relative)).hasSize(2);
        assertThat(toldTo(patient)).hasSize(1);
    }

    @Test
    void readingTheMessagesIsLookingToo() {
        sent(doctor);
        var newest = sent(doctor);

        var unused = messaging.markRead(patient, newest.id());

        assertThat(inbox.countUnread(patient)).isZero();
        assertThat(inbox.countUnread(relative))
                .as("what a side has read all its users have")
                .isZero();
        sent(doctor);
        assertThat(inbox.countUnread(patient)).isEqualTo(1);
    }

    @Test
    void readingSomeOfTheMessagesIsNotEnough() {
        var first = sent(doctor);
        sent(doctor);

        var unused = messaging.markRead(patient, first.id());

        assertThat(inbox.countUnread(patient)).isEqualTo(1);
        messaging.markReadUpTo(patient, clinic.chat(), 2);
        assertThat(inbox.countUnread(patient)).isZero();
    }

    @Test
    void readingLeavesTheOtherSidesHintAlone() {
        sent(patient);
        var answer = sent(doctor);

        var unused = messaging.markRead(patient, answer.id());

        assertThat(inbox.countUnread(doctor)).isEqualTo(1);
    }

    @Test
    void aMessageThatIsSentAgainIsToldOnce() {
        sent(patient, "a");
        var unused = inbox.markRead(doctor, toldTo(doctor).getFirst().id());

        sent(patient, "a");

        assertThat(toldTo(doctor)).hasSize(1);
    }

    @Test
    void aMessageThatIsRefusedIsNotTold() {
        assertRefused(
                ProblemCode.CHAT_CLOSED,
                () -> sending.send(
                        patient,
                        new Outgoing(
                                clinic.formerChat(),
                                new Outgoing.Body.Text(new MessageText("Hello")),
                                null,
                                null,
                                null)));

        assertThat(clinic.notificationFeed().published()).isEmpty();
    }

    @Test
    void aFinishedInterviewIsToldToTheDoctorOfItsChat() {
        var id = finishedIn(clinic.chat());

        assertThat(told(NotificationKind.INTERVIEW_FINISHED)).containsExactly(Who.DOCTOR);
        assertThat(toldTo(doctor))
                .singleElement()
                .extracting(Notification::resource)
                .isEqualTo(new Resource(ResourceType.AI_SESSION, id));
    }

    @Test
    void anInterviewOfNoChatIsToldToNobody() {
        finishedIn(null);

        assertThat(clinic.notificationFeed().published()).isEmpty();
    }

    @Test
    void aDoctorUnassignedDuringTheInterviewIsNotTold() {
        var assignment = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());
        var chat = clinic.fixtures()
                .chat(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient())
                .id();
        interviewer.says("What brings you here?", "A summary");
        var session = interviewing.start(patient, null, chat).opening().id();
        clinic.fixtures().removed(assignment);

        var unused = interviewing.say(patient, session, new SessionMessage("A cough", null));

        assertThat(clinic.notificationFeed().published()).isEmpty();
    }

    @Test
    void anInterviewThatEndsWithoutASummaryIsToldToNobody() {
        interviewer.says("What brings you here?");
        var session = interviewing.start(patient, null, clinic.chat()).opening().id();

        var unused = interviewing.end(patient, session);

        assertThat(clinic.notificationFeed().published()).isEmpty();
    }

    @Test
    void aRedFlagIsToldToTheDoctorOfTheChatWithThePatientsWords() {
        var unused = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());

        var id = alarmed(clinic.chat(), new RedFlag("stroke", "Signs of a stroke", "my face is drooping"));

        assertThat(told(NotificationKind.RED_FLAG)).containsExactly(Who.DOCTOR);
        assertThat(toldTo(doctor)).singleElement().satisfies(notification -> {
            assertThat(notification.resource()).isEqualTo(new Resource(ResourceType.AI_SESSION, id));
            assertThat(notification.patient()).isEqualTo(clinic.patient());
            assertThat(notification.details()).isEqualTo("Signs of a stroke: “my face is drooping”");
            assertThat(notification.title()).doesNotContain("stroke");
            assertThat(notification.toString()).doesNotContain("face");
        });
        assertThat(clinic.notificationFeed().published()).isEqualTo(toldTo(doctor));
    }

    @Test
    void aRedFlagOfNoChatIsToldToEveryDoctorOfThePatient() {
        var unused1 = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());

        var unused2 = alarmed(null, new RedFlag("stroke", "Signs of a stroke", "my face"));

        assertThat(told(NotificationKind.RED_FLAG)).containsExactlyInAnyOrder(Who.DOCTOR, Who.OTHER_DOCTOR);
        assertThat(toldTo(doctor))
                .singleElement()
                .extracting(Notification::resource)
                .isEqualTo(new Resource(ResourceType.PATIENT, clinic.patient().value()));
    }

    @Test
    void aRedFlagThatTheDoctorOfTheChatCannotHearOfIsToldToTheOthers() {
        var assignment = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());
        var chat = clinic.fixtures()
                .chat(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient())
                .id();
        clinic.fixtures().removed(assignment);

        var unused = alarmed(chat, new RedFlag("stroke", "Signs of a stroke", "my face"));

        assertThat(told(NotificationKind.RED_FLAG)).containsExactly(Who.DOCTOR);
    }

    @Test
    void everyRedFlagIsToldByItself() {
        var unused1 = alarmed(clinic.chat(), new RedFlag("stroke", "Signs of a stroke", "my face"));
        var unused2 = alarmed(clinic.chat(), new RedFlag("stroke", "Signs of a stroke", "my face"));

        assertThat(toldTo(doctor)).hasSize(2);
    }

    @Test
    void ofVeryManyRedFlagsNoneIsLeftOut() {
        var flags = IntStream.range(0, 30)
                .mapToObj(number -> new RedFlag("flag_" + number, "Title " + number + ".", "😀".repeat(200)))
                .toArray(RedFlag[]::new);

        var unused = alarmed(clinic.chat(), flags);

        assertThat(toldTo(doctor)).singleElement().satisfies(notification -> assertThat(notification.details())
                .contains("Title 0.", "Title 29.", "😀"));
    }

    @Test
    void aMailOfARedFlagSaysNothingOfIt() {
        var interview = interviewIn(clinic.chat());

        stores.transactions()
                .runInTransaction(() -> announcer.redFlagsRaised(
                        interview, List.of(new RedFlag("stroke", "Signs of a stroke", "my face is drooping"))));

        var mail = stores.transactions()
                .inTransaction(() ->
                        stores.outbox().lockNextDue(clinic.clock().instant()).orElseThrow());
        assertThat(mail.recipient()).isEqualTo(doctor.user());
        assertThat(mail.subject() + mail.text())
                .isEqualTo("Something urgent waits for you"
                        + "Something urgent waits for you.\n\nPlease sign in now to read it.\n");
        assertThat(clinic.outboxSignals()).isEqualTo(1);
    }

    private UUID alarmed(@Nullable ChatId chat, RedFlag... flags) {
        var interview = interviewIn(chat);
        stores.transactions().runInTransaction(() -> announcer.redFlagsRaised(interview, List.of(flags)));
        return interview.opening().id().value();
    }

    private Interview interviewIn(@Nullable ChatId chat) {
        var opening = new Opening(
                AiSessionId.next(),
                clinic.patient(),
                patient.user(),
                chat,
                5,
                clinic.clock().instant());
        return new Interview.AwaitingAnswer(opening, new Transcript(1, List.of()));
    }

    private UUID finishedIn(@Nullable ChatId chat) {
        interviewer.says("What brings you here?", "A summary");
        var session = interviewing.start(patient, null, chat).opening().id();
        var unused1 = interviewing.say(patient, session, new SessionMessage("A cough", new ClientMessageId("a")));
        var unused2 = interviewing.say(patient, session, new SessionMessage("A cough", new ClientMessageId("a")));
        return session.value();
    }

    @Test
    void whoActsForThePatientIsToldThatAnAdministratorLooked() {
        var rooms = new ChatRooms(
                stores.chats(),
                stores.doctors(),
                stores.patients(),
                stores.careTeams(),
                new NobodyPresent(),
                stores.sightings(),
                audited(),
                clinic.clock());

        var unused1 = rooms.get(clinic.admin(), clinic.chat());
        assertThat(told(NotificationKind.BREAK_GLASS)).as("no glass was broken").isEmpty();
        var unused2 = rooms.get(throughGlass(), clinic.chat());

        assertThat(told(NotificationKind.BREAK_GLASS)).containsExactlyInAnyOrder(Who.PATIENT, Who.RELATIVE);
        assertThat(toldTo(patient)).singleElement().satisfies(notification -> {
            assertThat(notification.resource())
                    .isEqualTo(new Resource(ResourceType.CHAT, clinic.chat().value()));
            assertThat(notification.title()).doesNotContain("complaint");
        });
    }

    @Test
    void aLookAtAListLeadsToThePatient() {
        audited()
                .runInTransaction(
                        throughGlass(), Deed.list(ResourceType.CASE_HISTORY), trace -> trace.about(clinic.patient()));

        assertThat(toldTo(relative))
                .singleElement()
                .extracting(Notification::resource)
                .isEqualTo(new Resource(ResourceType.PATIENT, clinic.patient().value()));
    }

    @Test
    void aLookThatIsRefusedIsNotTold() {
        assertNotFound(() -> audited().runInTransaction(throughGlass(), Deed.list(ResourceType.CASE_HISTORY), trace -> {
            trace.about(clinic.patient());
            throw new NotFound("case history");
        }));

        assertThat(clinic.notificationFeed().published()).isEmpty();
    }

    private AuditedTransactions audited() {
        return new AuditedTransactions(
                stores.transactions(), stores.auditJournal(), announcer, () -> Origin.NONE, clinic.clock());
    }

    private Actor throughGlass() {
        return new Actor.Administrator(clinic.admin().user(), new BreakGlass("A complaint of the family"));
    }
}
