/** Advice that doctors share on medical problems, and how it is found. */
@NullMarked
package dev.doctorpatient.domain.suggestion;

import org.jspecify.annotations.NullMarked;
