package dev.doctorpatient.e2e;

/**
 * A chat of a doctor with a patient of its own, for whom the patient's user acts.
 *
 * @param doctorId the doctor's profile
 * @param patientId the patient's profile
 * @param assignmentId the mapping by which the doctor treats the patient
 */
record Chat(String id, String doctorId, String patientId, String assignmentId) {}
