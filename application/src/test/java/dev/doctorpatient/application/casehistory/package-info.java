/** Case histories and documents over stores in memory. */
@NullMarked
package dev.doctorpatient.application.casehistory;

import org.jspecify.annotations.NullMarked;
