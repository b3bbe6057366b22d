/** How accounts and profiles come into being. */
@NullMarked
package dev.doctorpatient.application.onboarding;

import org.jspecify.annotations.NullMarked;
