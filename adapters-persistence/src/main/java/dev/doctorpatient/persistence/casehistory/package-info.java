/** Case histories and what is known of documents. */
@NullMarked
package dev.doctorpatient.persistence.casehistory;

import org.jspecify.annotations.NullMarked;
