/** AI sessions and their turns in tables. */
@NullMarked
package dev.doctorpatient.persistence.interview;

import org.jspecify.annotations.NullMarked;
