/** Signing up: an account, the profile it acts as, and what follows from both. */
@NullMarked
package dev.doctorpatient.application.onboarding;

import org.jspecify.annotations.NullMarked;
