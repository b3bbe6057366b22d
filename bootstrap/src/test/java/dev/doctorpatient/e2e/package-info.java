/** The running service seen from outside: everything by its public API, on both databases. */
@NullMarked
package dev.doctorpatient.e2e;

import org.jspecify.annotations.NullMarked;
