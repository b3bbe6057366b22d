package dev.doctorpatient.bootstrap.start;

import dev.doctorpatient.application.casehistory.DocumentUpkeep;
import dev.doctorpatient.rest.shared.UploadSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Clears away what a crash left of uploads. Other nodes may be taking files in, so what is young stays. */
@ApplicationScoped
class LeftoverFiles {
    private static final Logger LOG = Logger.getLogger(LeftoverFiles.class);
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

    private final DocumentUpkeep upkeep;
    private final UploadSettings uploads;
    private final InstantSource clock;

    LeftoverFiles(DocumentUpkeep upkeep, UploadSettings uploads, InstantSource clock) {
        this.upkeep = upkeep;
        this.uploads = uploads;
        this.clock = clock;
    }

    void clear(@Observes StartupEvent started) {
        upkeep.removeOrphans();
        try {
            clearUploads();
        } catch (IOException failure) {
            LOG.warnf("Old uploads cannot be cleared away: %s", failure); // names temporary files only
        }
    }

    private void clearUploads() throws IOException {
        var before = clock.instant().minus(LONGEST_UPLOAD);
        if (Files.isDirectory(uploads.folder())) {
            try (var old = Files.find(
                    uploads.folder(),
                    1,
                    (_, file) -> file.isRegularFile()
                            && file.lastModifiedTime().toInstant().isBefore(before))) {
                for (var file : old.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
