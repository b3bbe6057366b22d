package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.FileDisposal;
import dev.doctorpatient.application.file.StorageQuotas;
import dev.doctorpatient.application.file.port.DiscardedFiles;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.file.port.FileTypes;
import dev.doctorpatient.application.file.port.Images;
import dev.doctorpatient.application.file.port.MalwareScanner;
import dev.doctorpatient.application.file.port.MalwareScanner.Verdict;
import dev.doctorpatient.application.file.port.StorageUses;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.bootstrap.configuration.UnusableSetting;
import dev.doctorpatient.clamav.file.ClamdScanner;
import dev.doctorpatient.persistence.file.DirectoryDocumentFiles;
import dev.doctorpatient.persistence.file.ImageIoImages;
import dev.doctorpatient.persistence.file.TikaFileTypes;
import dev.doctorpatient.s3.file.S3DocumentFiles;
import dev.doctorpatient.s3.file.S3DocumentFiles.Reception;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Files, whoever they belong to. */
@ApplicationScoped
class FileWiring {
    /** Before anybody asks the store for something. */
    private static final int EARLY = 100;

    private final DocumentFiles folder;
    private final Optional<S3DocumentFiles> bucket;
    private final boolean serving;

    FileWiring(
            Settings settings,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving,
            MeterRegistry metrics) {
        this.folder = new DirectoryDocumentFiles(settings.dataFolder().resolve("documents"));
        this.bucket = settings.bucket().map(account -> new S3DocumentFiles(account, folder));
        this.serving = serving;
        bucket.ifPresent(
                store -> Gauge.builder("documents.store.reachable", store, found -> found.isReachable() ? 1 : 0)
                        .description("Whether the S3-compatible store did what it was asked for the last time")
                        .register(metrics));
    }

    /** A store that knows us not has to be mended by the operator; one that is away may come back, and everything else works without. */
    void visit(@Observes @Priority(EARLY) StartupEvent starting) {
        if (serving) {
            bucket.map(S3DocumentFiles::visit).ifPresent(FileWiring::requireWelcome);
        }
    }

    private static void requireWelcome(Reception reception) {
        switch (reception) {
            case Reception.Welcome _, Reception.Away _ -> {}
            case Reception.Unknown _ ->
                throw new UnusableSetting("S3_BUCKET must name a bucket that the store at S3_ENDPOINT has.");
            case Reception.Refused(var reason) ->
                throw new UnusableSetting("S3_ACCESS_KEY and S3_SECRET_KEY must be good for S3_BUCKET in S3_REGION;"
                        + " the store at S3_ENDPOINT refuses them: " + reason + ".");
        }
    }

    /** Without the store there are no documents, but all the rest: the service is ready either way. */
    @Produces
    @Singleton
    @Readiness
    HealthCheck documentStore() {
        return () -> HealthCheckResponse.named("documents")
                .up()
                .withData("state", state())
                .build();
    }

    private String state() {
        return bucket.map(store -> store.isReachable() ? "connected" : "degraded")
                .orElse("folder");
    }

    @PreDestroy
    void close() {
        bucket.ifPresent(S3DocumentFiles::close);
    }

    @Produces
    @Singleton
    DocumentFiles documentFiles() {
        return bucket.<DocumentFiles>map(store -> store).orElse(folder);
    }

    @Produces
    @Singleton
    FileTypes fileTypes() {
        return new TikaFileTypes();
    }

    @Produces
    @Singleton
    FileDisposal fileDisposal(
            DiscardedFiles discarded, DocumentFiles files, Transactions transactions, InstantSource clock) {
        return new FileDisposal(discarded, files, transactions, clock);
    }

    @Produces
    @Singleton
    Images images(Settings settings) {
        return new ImageIoImages(settings.megapixels());
    }

    @Produces
    @Singleton
    StorageQuotas storageQuotas(StorageUses uses, Patients patients, Users users, Settings settings) {
        var quotas = settings.quotas();
        return new StorageQuotas(uses, patients, users, quotas.ofUser(), quotas.ofPatient());
    }

    @Produces
    @Singleton
    MalwareScanner malwareScanner(Settings settings) {
        return settings.clamd().<MalwareScanner>map(ClamdScanner::new).orElse(_ -> Verdict.CLEAN);
    }

    @Produces
    @Singleton
    DocumentIntake documentIntake(
            DocumentFiles files,
            FileTypes types,
            MalwareScanner scanner,
            Images images,
            StorageQuotas quotas,
            Settings settings) {
        return new DocumentIntake(
                files, types, scanner, images, quotas, settings.uploads().largestFile());
    }
}
