/** Suggestions. */
@NullMarked
package dev.doctorpatient.rest.suggestion;

import org.jspecify.annotations.NullMarked;
