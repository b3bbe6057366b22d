package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.StorageQuotas;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.file.port.FileTypes;
import dev.doctorpatient.application.file.port.StorageUses;
import dev.doctorpatient.application.identity.port.Users;
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
    StorageQuotas storageQuotas(StorageUses uses, Patients patients, Users users, Settings settings) {
        var quotas = settings.quotas();
        return new StorageQuotas(uses, patients, users, quotas.ofUser(), quotas.ofPatient());
    }

    @Produces
    @Singleton
    DocumentIntake documentIntake(DocumentFiles files, FileTypes types, StorageQuotas quotas, Settings settings) {
        return new DocumentIntake(files, types, quotas, settings.uploads().largestFile());
    }
}
