/** Who gets a patient's record, and what is in it. */
@NullMarked
package dev.doctorpatient.application.export;

import org.jspecify.annotations.NullMarked;
