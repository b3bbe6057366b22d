/** Entries of case histories and documents. */
@NullMarked
package dev.doctorpatient.domain.casehistory;

import org.jspecify.annotations.NullMarked;
