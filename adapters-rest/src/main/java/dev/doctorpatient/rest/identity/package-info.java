/** Signing in and accounts. */
@NullMarked
package dev.doctorpatient.rest.identity;

import org.jspecify.annotations.NullMarked;
