package dev.doctorpatient.bootstrap.loops;

import dev.doctorpatient.application.casehistory.DocumentUpkeep;
import dev.doctorpatient.application.casehistory.DocumentUpkeep.Sweep;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.persistence.engine.Engine;
import dev.doctorpatient.rest.shared.UploadSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Clears away what crashes left of uploads: at the start, again when what was young then is old enough, and then daily. Nobody but this
 * process can use the embedded database, so that before it serves, everything there counts as old.
 */
@ApplicationScoped
class LeftoverFileLoop {
    private static final Logger LOG = Logger.getLogger(LeftoverFileLoop.class);
    private static final Duration REST = Duration.ofMinutes(5);
    private static final Duration UNTIL_THE_YOUNG_ARE_OLD = Duration.ofMinutes(15);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final DocumentUpkeep upkeep;
    private final UploadSettings uploads;
    private final InstantSource clock;
    private final boolean alone;
    private final boolean running;
    private final Loop loop = new Loop("Clearing leftover files away", REST, this::clearIfItIsTime);
    private Instant next = Instant.MIN;
    private Duration pause = UNTIL_THE_YOUNG_ARE_OLD;

    LeftoverFileLoop(
            DocumentUpkeep upkeep,
            UploadSettings uploads,
            InstantSource clock,
            Settings settings,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.upkeep = upkeep;
        this.uploads = uploads;
        this.clock = clock;
        this.alone = settings.engine() == Engine.H2;
        this.running = serving;
    }

    void start(@Observes StartupEvent starting) {
        if (running) {
            if (alone) {
                clearBeforeServing();
            }
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (running) {
            loop.stop(LONGEST_GOODBYE);
        }
    }

    void clearBeforeServing() {
        try {
            clear(Duration.ZERO, Duration.ZERO);
        } catch (Unavailable _) {
            // the store, which said so; the loop comes back to it
        }
    }

    /** A step of the loop: there is never more to do at once. */
    boolean clearIfItIsTime() {
        var now = clock.instant();
        if (!now.isBefore(next)) {
            clear(DocumentUpkeep.UNDER_WAY, LONGEST_UPLOAD);
            next = now.plus(pause);
            pause = DAILY;
        }
        return false;
    }

    private void clear(Duration underWay, Duration longestUpload) {
        switch (upkeep.removeOrphans(underWay)) {
            case Sweep.Done(var removed)
            when removed > 0 -> LOG.infof("Removed %d files of documents that nobody owns.", removed);
            case Sweep.Done _ -> {}
            case Sweep.Doubtful _ ->
                LOG.warn(
                        "This database knows few of the documents' files, so that nothing is removed."
                                + " If it is theirs, the command check-documents tells which it does not know, and removes them.");
        }
        try {
            clearUploads(clock.instant().minus(longestUpload));
        } catch (IOException failure) {
            LOG.warnf("Old uploads cannot be cleared away: %s", failure); // names temporary files only
        }
    }

    private void clearUploads(Instant before) throws IOException {
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
