package dev.doctorpatient.application.audit;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.audit.AuditVerification.Finding;
import dev.doctorpatient.application.audit.port.AuditEvents;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditFilter;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.audit.ChainedEvent.Head;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.InMemoryStores;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditRecordsTest {
    private static final AuditFilter ANY = new AuditFilter(null, null, null, null, null, null);

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final AuditRecords records = new AuditRecords(
            stores.auditEvents(), stores.patients(), stores.careTeams(), stores.audited(clinic.clock()));

    private void look(Who who) {
        stores.audited(clinic.clock())
                .runInTransaction(
                        clinic.actor(who),
                        Deed.read(ResourceType.CHAT, clinic.chat().value()),
                        trace -> trace.about(clinic.patient()));
    }

    @Test
    void onlyAdministratorsReadTheEvents() {
        look(Who.DOCTOR);

        assertThat(records.list(clinic.admin(), ANY, PageRequest.first()).items())
                .hasSize(1);
        Stream.of(Who.values())
                .filter(who -> who != Who.ADMIN)
                .forEach(who -> assertRefused(
                        ProblemCode.FORBIDDEN, () -> records.list(clinic.actor(who), ANY, PageRequest.first())));
    }

    @Test
    void readingTheEventsLeavesOne() {
        var unused = records.list(clinic.admin(), ANY, PageRequest.first());
        assertRefused(ProblemCode.FORBIDDEN, () -> records.list(clinic.actor(Who.PATIENT), ANY, PageRequest.first()));

        assertThat(stores.trace())
                .extracting(AuditEvent::resourceType, AuditEvent::action, AuditEvent::outcome)
                .containsExactly(
                        tuple(ResourceType.AUDIT_EVENT, AuditAction.READ, AuditOutcome.SUCCESS),
                        tuple(ResourceType.AUDIT_EVENT, AuditAction.READ, AuditOutcome.DENIED));
    }

    @Test
    void whoActsForAPatientSeesWhoLooked() {
        look(Who.DOCTOR);

        for (var who : List.of(Who.PATIENT, Who.RELATIVE, Who.ADMIN)) {
            var log = records.accessLog(clinic.actor(who), clinic.patient(), PageRequest.first());
            assertThat(log.items())
                    .extracting(AccessLogEntry::chained)
                    .extracting(ChainedEvent::event)
                    .extracting(AuditEvent::actor)
                    .contains(clinic.actor(Who.DOCTOR).user());
        }
    }

    @Test
    void nobodyElseSeesWhoLooked() {
        assertNotFound(() -> records.accessLog(clinic.actor(Who.STRANGER), clinic.patient(), PageRequest.first()));
        assertNotFound(() -> records.accessLog(clinic.admin(), PatientId.next(), PageRequest.first()));
        for (var who : List.of(Who.DOCTOR, Who.HOSPITAL)) {
            assertRefused(
                    ProblemCode.FORBIDDEN,
                    () -> records.accessLog(clinic.actor(who), clinic.patient(), PageRequest.first()));
        }
    }

    @Test
    void aChainIsIntactAsLongAsNobodyTouchesIt() {
        look(Who.DOCTOR);
        look(Who.PATIENT);
        var head = stores.transactions().inTransaction(stores.auditEvents()::head);

        assertThat(verify(stores.auditEvents(), null)).isEqualTo(new Finding.Intact(head));
        assertThat(verify(stores.auditEvents(), head)).isEqualTo(new Finding.Intact(head));
    }

    @Test
    void aChangeAHoleAndACutAreFound() {
        for (var i = 0; i < 5; i++) {
            look(Who.DOCTOR);
        }
        var chain =
                stores.transactions().inTransaction(() -> stores.auditEvents().after(0, 10));
        var head = chain.getLast().head();
        var forged = chain.get(2);
        var changed = new ArrayList<>(chain);
        changed.set(2, new ChainedEvent(3, chain.get(3).event(), forged.previousHash(), forged.hash()));
        var holed = new ArrayList<>(chain);
        holed.remove(2);

        assertThat(verify(new Stored(changed, head), null)).isEqualTo(new Finding.Broken(3));
        assertThat(verify(new Stored(holed, head), null)).isEqualTo(new Finding.Broken(3));
        assertThat(verify(new Stored(chain.subList(0, 3), head), null)).isEqualTo(new Finding.Broken(4));
        assertThat(verify(new Stored(chain.subList(1, 5), head), null)).isEqualTo(new Finding.Broken(1));
        assertThat(verify(new Stored(chain, head), null)).isEqualTo(new Finding.Intact(head));
    }

    @Test
    void anEndThatWasCutTogetherWithItsHeadContradictsANotedHead() {
        for (var i = 0; i < 5; i++) {
            look(Who.DOCTOR);
        }
        var chain =
                stores.transactions().inTransaction(() -> stores.auditEvents().after(0, 10));
        var noted = chain.getLast().head();
        var cut = chain.subList(0, 3);
        var grown = new ArrayList<>(cut);
        grown.add(grown.getLast().head().append(chain.getFirst().event()));
        grown.add(grown.getLast().head().append(chain.getFirst().event()));

        assertThat(verify(new Stored(cut, cut.getLast().head()), noted)).isEqualTo(new Finding.Broken(4));
        assertThat(verify(new Stored(grown, grown.getLast().head()), noted)).isEqualTo(new Finding.Broken(5));
    }

    private Finding verify(AuditEvents events, @Nullable Head noted) {
        return new AuditVerification(events, stores.transactions()).verify(noted);
    }

    /** Events as somebody left them who should not have touched them. */
    private record Stored(List<ChainedEvent> chain, Head head) implements AuditEvents {
        @Override
        public void settle() {}

        @Override
        public Page<ChainedEvent> page(AuditFilter filter, PageRequest request) {
            throw new IllegalStateException("not asked");
        }

        @Override
        public Page<AccessLogEntry> accessLog(PatientId patient, PageRequest request) {
            throw new IllegalStateException("not asked");
        }

        @Override
        public List<ChainedEvent> after(long seq, int limit) {
            return chain.stream()
                    .filter(event -> event.seq() > seq)
                    .limit(limit)
                    .toList();
        }
    }
}
