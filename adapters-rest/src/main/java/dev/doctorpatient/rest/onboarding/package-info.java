/** Signing up. */
@NullMarked
package dev.doctorpatient.rest.onboarding;

import org.jspecify.annotations.NullMarked;
