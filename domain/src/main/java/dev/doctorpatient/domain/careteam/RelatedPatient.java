package dev.doctorpatient.domain.careteam;

import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.directory.Patient;

/** A relation with the patient whom it is about. */
public record RelatedPatient(Kinship kinship, Patient patient) {}
