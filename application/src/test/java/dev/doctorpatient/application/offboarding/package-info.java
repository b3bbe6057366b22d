/** Who leaves, and what stays. */
@NullMarked
package dev.doctorpatient.application.offboarding;

import org.jspecify.annotations.NullMarked;
