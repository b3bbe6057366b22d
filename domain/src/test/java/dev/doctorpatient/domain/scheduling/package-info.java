/** Rules of appointments. */
@NullMarked
package dev.doctorpatient.domain.scheduling;

import org.jspecify.annotations.NullMarked;
