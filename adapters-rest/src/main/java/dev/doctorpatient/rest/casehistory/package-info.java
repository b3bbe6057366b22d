/** Case histories and documents. */
@NullMarked
package dev.doctorpatient.rest.casehistory;

import org.jspecify.annotations.NullMarked;
