package dev.doctorpatient.persistence.directory;

import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import java.util.Collection;
import java.util.Map;

/** Gives other stores the patients that their rows are about, all in one statement. */
public interface PatientsById {
    /** The patients with these ids. */
    Map<PatientId, Patient> patients(Collection<PatientId> ids);
}
