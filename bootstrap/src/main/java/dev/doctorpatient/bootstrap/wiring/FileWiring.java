package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.file.port.FileTypes;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.persistence.file.DirectoryDocumentFiles;
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
    DocumentIntake documentIntake(DocumentFiles files, FileTypes types, Settings settings) {
        return new DocumentIntake(files, types, settings.uploads().largestFile());
    }
}
