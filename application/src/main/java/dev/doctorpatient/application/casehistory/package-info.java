/** Keeping a patient's case history and documents, and who may see them. */
@NullMarked
package dev.doctorpatient.application.casehistory;

import org.jspecify.annotations.NullMarked;
