/** Rules of interviews. */
@NullMarked
package dev.doctorpatient.domain.interview;

import org.jspecify.annotations.NullMarked;
