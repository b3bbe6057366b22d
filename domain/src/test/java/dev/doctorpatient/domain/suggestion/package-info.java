/** What suggestions may say, and what finds them. */
@NullMarked
package dev.doctorpatient.domain.suggestion;

import org.jspecify.annotations.NullMarked;
