/** Keeping and finding suggestions. */
@NullMarked
package dev.doctorpatient.application.suggestion;

import org.jspecify.annotations.NullMarked;
