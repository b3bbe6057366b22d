package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.file.port.FileTypes;
import dev.doctorpatient.application.file.port.Images;
import dev.doctorpatient.application.file.port.MalwareScanner;
import dev.doctorpatient.application.file.port.MalwareScanner.Verdict;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.clamav.file.ClamdScanner;
import dev.doctorpatient.persistence.file.DirectoryDocumentFiles;
import dev.doctorpatient.persistence.file.ImageIoImages;
import dev.doctorpatient.persistence.file.TikaFileTypes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Files, whoever they belong to. */
class FileWiring {
    @Produces
    @Singleton
    DocumentFiles documentFiles(Settings settings) {
        return new DirectoryDocumentFiles(settings.dataFolder().resolve("documents"));
    }

    @Produces
    @Singleton
    FileTypes fileTypes() {
        return new TikaFileTypes();
    }

    @Produces
    @Singleton
    Images images(Settings settings) {
        return new ImageIoImages(settings.megapixels());
    }

    @Produces
    @Singleton
    MalwareScanner malwareScanner(Settings settings) {
        return settings.clamd().<MalwareScanner>map(ClamdScanner::new).orElse(_ -> Verdict.CLEAN);
    }

    @Produces
    @Singleton
    DocumentIntake documentIntake(
            DocumentFiles files, FileTypes types, MalwareScanner scanner, Images images, Settings settings) {
        return new DocumentIntake(
                files, types, scanner, images, settings.uploads().largestFile());
    }
}
