/** Case histories and documents: what is known of them, their bytes, and what their bytes are. */
@NullMarked
package dev.doctorpatient.persistence.casehistory;

import org.jspecify.annotations.NullMarked;
