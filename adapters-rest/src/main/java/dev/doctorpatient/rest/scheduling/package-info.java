/** Appointments. */
@NullMarked
package dev.doctorpatient.rest.scheduling;

import org.jspecify.annotations.NullMarked;
