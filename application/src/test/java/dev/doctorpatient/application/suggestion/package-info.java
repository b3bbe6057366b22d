/** Who keeps suggestions, and who finds them. */
@NullMarked
package dev.doctorpatient.application.suggestion;

import org.jspecify.annotations.NullMarked;
