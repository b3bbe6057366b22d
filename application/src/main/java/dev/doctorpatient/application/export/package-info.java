/** Handing a patient's users all that is kept about the patient. */
@NullMarked
package dev.doctorpatient.application.export;

import org.jspecify.annotations.NullMarked;
