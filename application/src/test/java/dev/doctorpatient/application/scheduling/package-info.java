/** Who books what, when, with whom. */
@NullMarked
package dev.doctorpatient.application.scheduling;

import org.jspecify.annotations.NullMarked;
