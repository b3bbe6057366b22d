/** What is written down about a patient, and the documents that belong to it. */
@NullMarked
package dev.doctorpatient.domain.casehistory;

import org.jspecify.annotations.NullMarked;
