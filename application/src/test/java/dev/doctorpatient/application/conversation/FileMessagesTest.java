package dev.doctorpatient.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.casehistory.DocumentUpkeep;
import dev.doctorpatient.application.conversation.Outgoing.Body;
import dev.doctorpatient.application.conversation.Outgoing.Source;
import dev.doctorpatient.application.conversation.port.MessageFeed.Event;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.Refusals;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageContent.Attachment;
import dev.doctorpatient.domain.conversation.MessageContent.Kind;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.StorageQuota;
import dev.doctorpatient.domain.file.StorageUse;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.TooLarge;
import dev.doctorpatient.domain.shared.TooManyRequests;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.domain.shared.Unsupported;
import dev.doctorpatient.testing.NobodyTold;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages that bring files, along with them or uploaded before. */
class FileMessagesTest {
    private final Clinic clinic = new Clinic();
    private final Messaging messaging = clinic.messaging();
    private final MessageSending sending = clinic.sending();
    private final FileSharing sharing = new FileSharing(
            clinic.stores().chats(),
            clinic.stores().chatUploads(),
            clinic.intake(),
            clinic.stores().careTeams(),
            clinic.limits(),
            clinic.audited(),
            clinic.clock());
    private final DocumentUpkeep upkeep = new DocumentUpkeep(
            clinic.stores().documents(),
            clinic.stores().chatUploads(),
            clinic.files(),
            clinic.disposal(),
            clinic.stores().transactions(),
            clinic.clock());
    private final ChatId chat = clinic.chat();
    private final Actor patient = clinic.actor(Who.PATIENT);
    private final Actor relative = clinic.actor(Who.RELATIVE);
    private final Actor doctor = clinic.actor(Who.DOCTOR);

    private static Upload file(String content) {
        return new Upload(
                "file.content_base64",
                new FileName("report.pdf"),
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private MessageSending.Sent send(Actor actor, Kind kind, Source source, @Nullable String name) {
        return sending.send(
                actor,
                new Outgoing(
                        chat,
                        new Body.File(kind, source, null),
                        name == null ? null : new ClientMessageId(name),
                        null,
                        null));
    }

    private static Attachment attachment(MessageSending.Sent sent) {
        return (Attachment) sent.view().message().content();
    }

    @Test
    void aFileThatComesAlongIsKeptAndIsADocumentOfThePatient() {
        var sent = send(doctor, Kind.FILE, new Source.Sent(file("%PDF")), "a");

        var attachment = attachment(sent);
        assertThat(attachment.file().type()).isEqualTo(FileType.PDF);
        assertThat(clinic.files().all()).containsExactly(attachment.file().id());
        assertThat(clinic.stores().transactions().inTransaction(() -> clinic.stores()
                        .documents()
                        .find(attachment.file().id())))
                .hasValueSatisfying(document -> assertThat(document.patient()).isEqualTo(clinic.patient()));
        assertThat(clinic.limits().counted())
                .extracting(counted -> counted.quota())
                .containsExactly(Quota.UPLOAD);
    }

    @Test
    void aRepetitionKeepsNoSecondFile() {
        var first = send(doctor, Kind.FILE, new Source.Sent(file("%PDF")), "a");

        var again = send(doctor, Kind.FILE, new Source.Sent(file("%PDF")), "a");

        assertThat(again.repeated()).isTrue();
        assertThat(again.view().message()).isEqualTo(first.view().message());
        assertThat(clinic.files().all())
                .containsExactly(attachment(first).file().id());
    }

    @Test
    void whatIsRefusedLeavesNoFile() {
        var unused = send(doctor, Kind.FILE, new Source.Sent(file("%PDF")), "a");
        var before = clinic.files().all();
        var other = sharing.upload(doctor, chat, file("%PDF too")).file().id();

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> send(doctor, Kind.FILE, new Source.Sent(file("%PDF other")), "a"));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> send(doctor, Kind.FILE, new Source.Uploaded(other), "a"));
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> send(doctor, Kind.AUDIO, new Source.Sent(file("%PDF")), null));
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> send(doctor, Kind.FILE, new Source.Sent(file("")), null));
        assertThatExceptionOfType(Unsupported.class)
                .isThrownBy(() -> send(doctor, Kind.FILE, new Source.Sent(file("?")), null));
        assertThatExceptionOfType(TooLarge.class)
                .isThrownBy(() ->
                        send(doctor, Kind.FILE, new Source.Sent(file("%".repeat(Clinic.LARGEST_FILE + 1))), null));
        assertThatExceptionOfType(ChatClosed.class)
                .isThrownBy(() -> sending.send(
                        patient,
                        new Outgoing(
                                clinic.formerChat(),
                                new Body.File(Kind.FILE, new Source.Sent(file("%PDF")), null),
                                null,
                                null,
                                null)));

        clinic.clock().advance(Duration.ofHours(25));
        assertThat(upkeep.removeUnsent()).isFalse();
        assertThat(clinic.files().all()).containsExactlyElementsOf(before);
    }

    @Test
    void tooManyFilesAreRefusedAndWordsAreNot() {
        clinic.limits().reach();

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> send(doctor, Kind.FILE, new Source.Sent(file("%PDF")), null));
        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> sharing.upload(doctor, chat, file("%PDF")));
        assertThat(sending.send(doctor, new Outgoing(chat, Body.of(null, "Hello", null), null, null, null))
                        .repeated())
                .isFalse();
    }

    private DocumentId uploadedBy(Actor actor) {
        return sharing.upload(actor, chat, file("%PDF")).file().id();
    }

    @Test
    void aFileThatWaitsIsSentOnce() {
        var document = uploadedBy(patient);
        assertThat(sharing.get(patient, document).file().id()).isEqualTo(document);

        var sent = send(patient, Kind.FILE, new Source.Uploaded(document), "a");
        var again = send(patient, Kind.FILE, new Source.Uploaded(document), "a");

        assertThat(attachment(sent).file().id()).isEqualTo(document);
        assertThat(again.repeated()).isTrue();
        assertThat(again.view().message()).isEqualTo(sent.view().message());
        assertNotWaiting(patient, document, "b");
        assertNotWaiting(patient, document, null);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> sharing.get(patient, document));
        assertThat(clinic.files().all()).containsExactly(document);
    }

    private void assertNotWaiting(Actor actor, DocumentId document, @Nullable String name) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> send(actor, Kind.FILE, new Source.Uploaded(document), name))
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(Invalid.FieldError::field)
                        .containsExactly("file.document_id"));
    }

    @Test
    void onlyWhoUploadedAFileSendsIt() {
        var document = uploadedBy(patient);

        assertNotWaiting(relative, document, null);
        assertNotWaiting(doctor, document, null);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> sharing.get(relative, document));
    }

    @Test
    void aFileWaitsForADay() {
        var document = uploadedBy(patient);
        clinic.clock().advance(ChatUpload.PATIENCE.minusSeconds(1));
        assertThat(upkeep.removeOrphans(Duration.ZERO)).isEqualTo(new DocumentUpkeep.Sweep.Done(0));
        assertThat(upkeep.removeUnsent()).isFalse();
        assertThat(clinic.files().all()).containsExactly(document);
        clinic.clock().advance(Duration.ofSeconds(2));

        assertNotWaiting(patient, document, null);
        assertThat(upkeep.removeUnsent()).isFalse();

        assertThat(clinic.files().all()).isEmpty();
    }

    @Test
    void wordsAndFilesAreToldApart() {
        var file = new Source.Sent(file("%PDF"));

        assertThat(Body.of(null, "Hello", null)).isInstanceOf(Body.Text.class);
        assertThat(Body.of(null, null, file)).isEqualTo(new Body.File(Kind.FILE, file, null));
        assertThat(Body.of("audio", null, file)).isEqualTo(new Body.File(Kind.AUDIO, file, null));
        assertRefused("message", () -> Body.of("text", null, null));
        assertRefused("file", () -> Body.of("text", "Hello", file));
        assertRefused("file", () -> Body.of("file", "Hello", null));
        assertRefused("message_type", () -> Body.of("TEXT", "Hello", null));
        assertRefused("message_type", () -> Body.of("", "Hello", null));
    }

    private static void assertRefused(String field, ThrowingCallable work) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(work).satisfies(refused -> assertThat(refused.errors())
                .extracting(Invalid.FieldError::field)
                .containsExactly(field));
    }

    @Test
    void deliveryIsToldOnce() {
        var unused = sending.send(doctor, new Outgoing(chat, Body.of(null, "Hello", null), null, null, null));

        messaging.markDeliveredUpTo(patient, chat, 7);
        messaging.markDeliveredUpTo(relative, chat, 1);

        assertThat(clinic.feed().published())
                .extracting(published -> published.event())
                .filteredOn(Event.Delivered.class::isInstance)
                .hasSize(1);
        var known = clinic.stores()
                .transactions()
                .inTransaction(() -> clinic.stores().chats().find(chat))
                .orElseThrow();
        assertThat(known.deliveredSeq(Side.PATIENT)).isEqualTo(1);
        assertThat(known.readSeq(Side.PATIENT)).isZero();
    }

    private boolean isNothingWaiting() {
        return clinic.stores().transactions().inTransaction(() -> clinic.stores()
                .chatUploads()
                .known(clinic.files().all())
                .isEmpty());
    }

    @Test
    void aFileThatCameAlongNeverWaits() {
        var sent = send(doctor, Kind.FILE, new Source.Sent(file("%PDF")), "a");
        var again = send(doctor, Kind.FILE, new Source.Sent(file("%PDF")), "a");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> send(doctor, Kind.FILE, new Source.Sent(file("%PDF other")), "a"));

        assertThat(again.view().message()).isEqualTo(sent.view().message());
        assertThat(isNothingWaiting()).isTrue();
        var use = clinic.stores()
                .transactions()
                .inTransaction(() -> clinic.stores().storageUses().by(doctor.user()));
        assertThat(use).isEqualTo(new StorageUse(1, 4));
    }

    @Test
    void nobodySendsMoreThanTheyMayHaveKept() {
        var few = clinic.sending(clinic.announcer(), clinic.intake(new StorageQuota(2, 100), new StorageQuota(3, 100)));
        for (var name : List.of("a", "b")) {
            var unused = few.send(doctor, outgoing(file("%PDF"), name));
        }

        Refusals.assertRefused(ProblemCode.QUOTA_EXCEEDED, () -> few.send(doctor, outgoing(file("%PDF"), "c")));
        var ofPatient = few.send(patient, outgoing(file("%PDF"), "d"));
        Refusals.assertRefused(ProblemCode.QUOTA_EXCEEDED, () -> few.send(patient, outgoing(file("%PDF"), "e")));
        var repeated = few.send(doctor, outgoing(file("%PDF"), "b"));

        assertThat(ofPatient.repeated()).isFalse();
        assertThat(repeated.repeated()).isTrue();
        assertThat(clinic.files().all()).hasSize(3);
        assertThat(isNothingWaiting()).isTrue();
    }

    /** A log that answers one message in its own way, when its file is held already. */
    private MessageSending sendingTo(Function<MessageLog.Appended, CompletableFuture<MessageLog.Appended>> answer) {
        var log = clinic.stores().messageLog();
        var first = log.append(
                new Draft(
                        MessageId.next(),
                        chat,
                        Side.DOCTOR,
                        doctor.user(),
                        MessageContent.Text.of("Hello"),
                        null,
                        clinic.clock().instant()),
                new NobodyTold(),
                _ -> {});
        return new MessageSending(
                clinic.stores().chats(),
                new AnsweringLog(log, () -> answer.apply(first)),
                clinic.stores().chatUploads(),
                clinic.intake(),
                clinic.feed(),
                clinic.stores().careTeams(),
                new NobodyTold(),
                clinic.limits(),
                clinic.audited(),
                clinic.clock());
    }

    private record AnsweringLog(MessageLog stored, Supplier<CompletableFuture<MessageLog.Appended>> answer)
            implements MessageLog {
        @Override
        public CompletableFuture<Appended> appendLater(
                Draft draft, MessageObserver observer, Consumer<Appended> alongside) {
            return answer.get();
        }

        @Override
        public Optional<Message> sent(ChatId chat, UserId by, ClientMessageId clientMessageId) {
            return stored.sent(chat, by, clientMessageId);
        }

        @Override
        public Optional<Message> find(MessageId id) {
            return stored.find(id);
        }

        @Override
        public Page<Message> newest(ChatId chat, PageRequest request) {
            return stored.newest(chat, request);
        }

        @Override
        public List<Message> after(ChatId chat, long seq, int limit) {
            return stored.after(chat, seq, limit);
        }
    }

    @Test
    void whatIsRefusedAfterItsFileWasHeldLetsItGo() {
        var refusing = sendingTo(_ -> CompletableFuture.failedFuture(new ChatClosed()));

        Refusals.assertRefused(ProblemCode.CHAT_CLOSED, () -> refusing.send(doctor, outgoing(file("%PDF"), "a")));

        assertThat(clinic.files().all()).isEmpty();
        assertThat(usedByDoctor()).isEqualTo(new StorageUse(0, 0));
    }

    @Test
    void ofTwoWhoSendTheSameTheOneThatCameLaterLetsItsFileGo() {
        var racing = sendingTo(first ->
                CompletableFuture.completedFuture(new MessageLog.Appended(first.message(), first.chat(), true)));

        assertThat(racing.send(doctor, outgoing(file("%PDF"), "a")).repeated()).isTrue();

        assertThat(clinic.files().all()).isEmpty();
        assertThat(usedByDoctor()).isEqualTo(new StorageUse(0, 0));
    }

    private static CompletableFuture<MessageLog.Appended> away() {
        return CompletableFuture.failedFuture(
                new Unavailable(ProblemCode.UNAVAILABLE, "The database is away", Duration.ofSeconds(1)));
    }

    @Test
    void aFileWhoseMessageCannotBeStoredDoesNotWait() {
        var silent = sendingTo(_ -> away());

        Refusals.assertRefused(ProblemCode.UNAVAILABLE, () -> silent.send(doctor, outgoing(file("%PDF"), "a")));

        assertThat(clinic.files().all()).isEmpty();
        assertThat(usedByDoctor()).isEqualTo(new StorageUse(0, 0));
    }

    @Test
    void aFileWhoseMessageIsStoredStaysEvenIfNobodyHeardOfIt() {
        var lost = sendingTo(_ -> {
            clinic.stores().transactions().runInTransaction(() -> clinic.files()
                    .all()
                    .forEach(file ->
                            assertThat(clinic.stores().chatUploads().take(file)).isTrue()));
            return away();
        });

        Refusals.assertRefused(ProblemCode.UNAVAILABLE, () -> lost.send(doctor, outgoing(file("%PDF"), "a")));

        assertThat(clinic.files().all()).hasSize(1);
    }

    private StorageUse usedByDoctor() {
        return clinic.stores()
                .transactions()
                .inTransaction(() -> clinic.stores().storageUses().by(doctor.user()));
    }

    private Outgoing outgoing(Upload upload, String name) {
        return new Outgoing(
                chat, new Body.File(Kind.FILE, new Source.Sent(upload), null), new ClientMessageId(name), null, null);
    }
}
