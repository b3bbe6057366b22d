/** Appointments that never overlap. */
@NullMarked
package dev.doctorpatient.domain.scheduling;

import org.jspecify.annotations.NullMarked;
