/** How often what may be done. Everything is counted in this process; several nodes count each for itself. */
@NullMarked
package dev.doctorpatient.bootstrap.limits;

import org.jspecify.annotations.NullMarked;
