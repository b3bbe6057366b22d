package dev.doctorpatient.persistence;

import dev.doctorpatient.testing.Stores;
import dev.doctorpatient.testing.contract.AiSessionsContract;
import dev.doctorpatient.testing.contract.AppointmentsContract;
import dev.doctorpatient.testing.contract.AuditContract;
import dev.doctorpatient.testing.contract.CalendarFeedsContract;
import dev.doctorpatient.testing.contract.CaseHistoriesContract;
import dev.doctorpatient.testing.contract.ChatUploadsContract;
import dev.doctorpatient.testing.contract.ChatsContract;
import dev.doctorpatient.testing.contract.DiscardedFilesContract;
import dev.doctorpatient.testing.contract.DoctorsContract;
import dev.doctorpatient.testing.contract.DocumentsContract;
import dev.doctorpatient.testing.contract.HistoryContract;
import dev.doctorpatient.testing.contract.HospitalsContract;
import dev.doctorpatient.testing.contract.IdempotencyKeysContract;
import dev.doctorpatient.testing.contract.MappingsContract;
import dev.doctorpatient.testing.contract.MessageLogContract;
import dev.doctorpatient.testing.contract.NotificationsContract;
import dev.doctorpatient.testing.contract.OutboxContract;
import dev.doctorpatient.testing.contract.PatientsContract;
import dev.doctorpatient.testing.contract.PersonalTextsContract;
import dev.doctorpatient.testing.contract.RecipientsContract;
import dev.doctorpatient.testing.contract.RemindersContract;
import dev.doctorpatient.testing.contract.SchedulesContract;
import dev.doctorpatient.testing.contract.SessionsContract;
import dev.doctorpatient.testing.contract.SightingsContract;
import dev.doctorpatient.testing.contract.SocketTicketsContract;
import dev.doctorpatient.testing.contract.StorageUsesContract;
import dev.doctorpatient.testing.contract.SuggestionsContract;
import dev.doctorpatient.testing.contract.TransactionsContract;
import dev.doctorpatient.testing.contract.UsersContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;

/** Every port keeps its contract in H2. */
@QuarkusTest
class PanacheStoresTest {
    @Inject
    PanacheStores stores;

    @Nested
    class OfTransactions extends TransactionsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfUsers extends UsersContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfSessions extends SessionsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfSocketTickets extends SocketTicketsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfHospitals extends HospitalsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfDoctors extends DoctorsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfPatients extends PatientsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfMappings extends MappingsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfAppointments extends AppointmentsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfIdempotencyKeys extends IdempotencyKeysContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfCalendarFeeds extends CalendarFeedsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfSchedules extends SchedulesContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfChats extends ChatsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfChatUploads extends ChatUploadsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfPersonalTexts extends PersonalTextsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfDiscardedFiles extends DiscardedFilesContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfStorageUses extends StorageUsesContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfSightings extends SightingsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfMessageLog extends MessageLogContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfInterviews extends AiSessionsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfSuggestions extends SuggestionsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfNotifications extends NotificationsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfRecipients extends RecipientsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfReminders extends RemindersContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfOutbox extends OutboxContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfHistory extends HistoryContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfCaseHistories extends CaseHistoriesContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfDocuments extends DocumentsContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }

    @Nested
    class OfAudit extends AuditContract {
        @Override
        protected Stores stores() {
            return stores;
        }
    }
}
