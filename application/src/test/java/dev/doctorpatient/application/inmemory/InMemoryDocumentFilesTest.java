package dev.doctorpatient.application.inmemory;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryDocumentFiles;
import dev.doctorpatient.testing.contract.DocumentFilesContract;
import java.time.Instant;

class InMemoryDocumentFilesTest extends DocumentFilesContract {
    private final DocumentFiles files = new InMemoryDocumentFiles(new AdjustableClock(Fixtures.NOW));

    @Override
    protected DocumentFiles files() {
        return files;
    }

    @Override
    protected Instant before() {
        return Fixtures.NOW;
    }

    @Override
    protected Instant after() {
        return Fixtures.NOW.plusNanos(1_000);
    }
}
