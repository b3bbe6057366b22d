/** The interview of a patient before the doctor reads on. */
@NullMarked
package dev.doctorpatient.domain.interview;

import org.jspecify.annotations.NullMarked;
