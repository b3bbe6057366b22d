/** Signing in and keeping accounts. */
@NullMarked
package dev.doctorpatient.application.identity;

import org.jspecify.annotations.NullMarked;
