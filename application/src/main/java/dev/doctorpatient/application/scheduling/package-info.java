/** Booking, moving and calling off appointments. */
@NullMarked
package dev.doctorpatient.application.scheduling;

import org.jspecify.annotations.NullMarked;
