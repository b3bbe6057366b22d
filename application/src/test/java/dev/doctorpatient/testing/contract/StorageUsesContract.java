package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.file.StorageQuotas;
import dev.doctorpatient.application.file.port.StorageUses;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.StorageQuota;
import dev.doctorpatient.domain.file.StorageUse;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import org.junit.jupiter.api.Test;

/** What every {@link StorageUses} must do, whatever stores it. */
public abstract class StorageUsesContract extends PortContract {
    private static final StorageUse NOTHING = new StorageUse(0, 0);

    private static FileDetails file(long size) {
        var details = Fixtures.newFile("a.pdf", FileType.PDF);
        return new FileDetails(details.id(), details.name(), details.type(), size, details.digest());
    }

    private void document(PatientId patient, UserId by, long size) {
        var entry = CaseHistory.create(patient, new CaseSummary("Fever"), null, by, Fixtures.NOW);
        runInTransaction(() -> {
            stores().caseHistories().add(entry);
            stores().documents()
                    .add(new Document(
                            file(size),
                            new Document.Parent.OfEntry(entry.id()),
                            patient,
                            Side.DOCTOR,
                            by,
                            Fixtures.NOW));
        });
    }

    private void waiting(Chat chat, UserId by, long size) {
        runInTransaction(() -> stores().chatUploads().add(new ChatUpload(file(size), chat.id(), by, Fixtures.NOW)));
    }

    private StorageUse by(UserId user) {
        return inTransaction(() -> stores().storageUses().by(user));
    }

    private StorageUse about(PatientId patient) {
        return inTransaction(() -> stores().storageUses().about(patient));
    }

    @Test
    void whoHasNothingKeptUsesNothing() {
        assertThat(by(fixtures().administrator().id())).isEqualTo(NOTHING);
        assertThat(about(fixtures().patient().id())).isEqualTo(NOTHING);
    }

    @Test
    void whatAUserSentIsSummedUpWhomeverItIsAbout() {
        var user = fixtures().administrator().id();
        document(fixtures().patient().id(), user, 1);
        document(fixtures().patient().id(), user, 3_000_000_000L);
        waiting(fixtures().chat(), user, 20);
        document(fixtures().patient().id(), fixtures().administrator().id(), 7);

        assertThat(by(user)).isEqualTo(new StorageUse(3, 3_000_000_021L));
    }

    @Test
    void whatIsKeptAboutAPatientIsSummedUpWhoeverSentIt() {
        var chat = fixtures().chat();
        document(chat.patient(), fixtures().administrator().id(), 1);
        document(chat.patient(), fixtures().administrator().id(), 3_000_000_000L);
        waiting(chat, fixtures().administrator().id(), 20);
        waiting(fixtures().chat(), fixtures().administrator().id(), 7);

        assertThat(about(chat.patient())).isEqualTo(new StorageUse(3, 3_000_000_021L));
    }

    @Test
    void ofManyWhoRaceForTheLastPlacesNoMoreGetOneThanThereAre() throws Exception {
        var chat = fixtures().chat();
        var user = fixtures().administrator().id();
        var quotas = new StorageQuotas(
                stores().storageUses(),
                stores().patients(),
                stores().users(),
                new StorageQuota(3, 1_000),
                new StorageQuota(100, 1_000));

        var outcome = Races.run(() -> inTransaction(() -> {
            stores().chatUploads().add(new ChatUpload(file(5), chat.id(), user, Fixtures.NOW));
            quotas.requireWithin(user, chat.patient());
            return true;
        }));

        assertThat(outcome.results()).hasSize(3);
        assertThat(outcome.refusals()).isNotEmpty().containsOnly(ProblemCode.QUOTA_EXCEEDED);
        assertThat(by(user)).isEqualTo(new StorageUse(3, 15));
    }

    @Test
    void whatTheTransactionItselfStoredCounts() {
        var chat = fixtures().chat();
        var user = fixtures().administrator().id();

        rollBack(() -> {
            stores().chatUploads().add(new ChatUpload(file(5), chat.id(), user, Fixtures.NOW));
            assertThat(stores().storageUses().by(user)).isEqualTo(new StorageUse(1, 5));
            assertThat(stores().storageUses().about(chat.patient())).isEqualTo(new StorageUse(1, 5));
        });

        assertThat(by(user)).isEqualTo(NOTHING);
    }
}
