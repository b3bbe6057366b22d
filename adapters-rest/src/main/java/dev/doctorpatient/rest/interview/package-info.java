/** AI sessions and their messages. */
@NullMarked
package dev.doctorpatient.rest.interview;

import org.jspecify.annotations.NullMarked;
