/** Interviewing patients. */
@NullMarked
package dev.doctorpatient.application.interview;

import org.jspecify.annotations.NullMarked;
