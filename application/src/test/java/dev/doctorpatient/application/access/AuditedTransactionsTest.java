package dev.doctorpatient.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.access.port.AuditJournal;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.domain.audit.Origin;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.domain.shared.Unauthenticated;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.testing.InMemoryStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditedTransactionsTest {
    private static final Origin ORIGIN = new Origin("192.0.2.1", "request-1");
    private static final UUID OBJECT = TimeOrderedId.next();

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final List<String> broken = new ArrayList<>();
    private final AuditedTransactions transactions = on(stores.auditJournal());
    private final Actor doctor = clinic.actor(Who.DOCTOR);
    private final PatientId patient = clinic.patient();

    private AuditedTransactions on(AuditJournal journal) {
        return new AuditedTransactions(
                stores.transactions(),
                journal,
                (glass, whose, type, resource) ->
                        broken.add(glass.reason() + " " + whose + " " + type + " " + resource),
                () -> ORIGIN,
                clinic.clock());
    }

    @Test
    void aChangeTellsWhoDidWhatToWhichObjectOfWhomAndFromWhere() {
        transactions.runInTransaction(doctor, Deed.update(ResourceType.CHAT, OBJECT), trace -> trace.about(patient));

        assertThat(stores.trace()).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(doctor.user());
            assertThat(event.role()).isEqualTo(doctor.role());
            assertThat(event.action()).isEqualTo(AuditAction.UPDATE);
            assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
            assertThat(event.resourceType()).isEqualTo(ResourceType.CHAT);
            assertThat(event.resource()).isEqualTo(OBJECT);
            assertThat(event.patient()).isEqualTo(patient);
            assertThat(event.reason()).isNull();
            assertThat(event.origin()).isEqualTo(ORIGIN);
            assertThat(event.recordedAt()).isEqualTo(clinic.clock().instant());
        });
    }

    @Test
    void aNewObjectIsNamedOnceItIsThere() {
        transactions.runInTransaction(doctor, Deed.create(ResourceType.MESSAGE), trace -> trace.at(OBJECT));

        assertThat(stores.trace()).extracting(AuditEvent::resource).containsExactly(OBJECT);
    }

    @Test
    void aListLeavesOneEventForEachPatient() {
        var other = clinic.patient(Who.STRANGER);

        transactions.runInTransaction(doctor, Deed.list(ResourceType.CHAT), trace -> {
            trace.about(patient);
            trace.about(other);
            trace.about(patient);
        });

        assertThat(stores.trace()).extracting(AuditEvent::patient).containsExactly(patient, other);
    }

    @Test
    void whatIsRolledBackIsNotSaidToBeDone() {
        var refusal = new Conflict(ProblemCode.TIME_SLOT_TAKEN, "taken");

        refuse(Deed.update(ResourceType.APPOINTMENT, OBJECT), refusal);

        assertThat(stores.trace()).extracting(AuditEvent::outcome).containsExactly(AuditOutcome.FAILED);
    }

    @Test
    void whoeverMayNotOrMayNotKnowIsSaidToBeDenied() {
        refuse(Deed.read(ResourceType.CHAT, OBJECT), new NotFound("chat"));
        refuse(Deed.read(ResourceType.CHAT, OBJECT), NotAllowed.because("no"));
        refuse(Deed.read(ResourceType.CHAT, OBJECT), Unauthenticated.withoutToken());

        assertThat(stores.trace())
                .extracting(AuditEvent::outcome)
                .containsExactly(AuditOutcome.DENIED, AuditOutcome.DENIED, AuditOutcome.DENIED);
        assertThat(stores.trace()).extracting(AuditEvent::patient).containsOnly(patient);
    }

    private void refuse(Deed deed, Rejection refusal) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> transactions.runInTransaction(doctor, deed, trace -> {
                    trace.about(patient);
                    throw refusal;
                }))
                .isSameAs(refusal);
    }

    @Test
    void nobodyReadsWhileTheTraceCannotBeKept() {
        var down = new Unavailable(ProblemCode.UNAVAILABLE, "down", Duration.ofSeconds(1));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> on(new Broken(down))
                        .inTransaction(doctor, Deed.read(ResourceType.CHAT, OBJECT), _ -> "what was said"))
                .isSameAs(down);
    }

    @Test
    void aRefusalStaysWhatItIsWhileTheTraceCannotBeKept() {
        var down = new Unavailable(ProblemCode.UNAVAILABLE, "down", Duration.ofSeconds(1));
        var refusal = new NotFound("chat");

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(
                        () -> on(new Broken(down)).runInTransaction(doctor, Deed.read(ResourceType.CHAT, OBJECT), _ -> {
                            throw refusal;
                        }))
                .isSameAs(refusal);
    }

    @Test
    void aDeedThatDrawsItsTransactionsSaysWhenItIsDone() {
        var result = transactions.perform(null, Deed.list(ResourceType.USER), trace -> {
            var found = stores.transactions().inTransaction(() -> "found");
            trace.by(doctor);
            stores.transactions().runInTransaction(trace::done);
            return found;
        });

        assertThat(result).isEqualTo("found");
        assertThat(stores.trace()).extracting(AuditEvent::actor).containsExactly(doctor.user());
    }

    @Test
    void aMissingObjectConcernsNobody() {
        transactions.runInTransaction(doctor, Deed.read(ResourceType.PATIENT, OBJECT), trace -> {
            var handedOn = trace.about(Optional.<PatientId>empty(), id -> id);
            assertThat(handedOn).isEmpty();
        });

        assertThat(stores.trace()).singleElement().satisfies(event -> assertThat(event.patient())
                .isNull());
    }

    @Test
    void aLookThroughBrokenGlassIsKeptWithItsReasonAndTold() {
        var admin = new Actor.Administrator(clinic.admin().user(), new BreakGlass("complaint of the family"));

        transactions.runInTransaction(admin, Deed.read(ResourceType.CHAT, OBJECT), trace -> trace.about(patient));

        assertThat(stores.trace()).extracting(AuditEvent::reason).containsExactly("complaint of the family");
        assertThat(broken).containsExactly("complaint of the family " + patient + " CHAT " + OBJECT);
    }

    @Test
    void whoeverChangesSomethingBreaksNoGlass() {
        var admin = new Actor.Administrator(clinic.admin().user(), new BreakGlass("complaint of the family"));

        transactions.runInTransaction(admin, Deed.update(ResourceType.MAPPING, OBJECT), trace -> trace.about(patient));

        assertThat(stores.trace()).extracting(AuditEvent::reason).containsOnlyNulls();
        assertThat(broken).isEmpty();
    }

    @Test
    void aDeniedLookBreaksNoGlass() {
        var admin = new Actor.Administrator(clinic.admin().user(), new BreakGlass("complaint of the family"));

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> transactions.runInTransaction(admin, Deed.read(ResourceType.CHAT, OBJECT), trace -> {
                    trace.about(patient);
                    throw new NotFound("chat");
                }));

        assertThat(broken).isEmpty();
    }

    private record Broken(Unavailable down) implements AuditJournal {
        @Override
        public void record(AuditEvent event) {
            throw down;
        }

        @Override
        public void keep(List<AuditEvent> events) {
            throw down;
        }
    }
}
