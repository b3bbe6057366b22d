/** The in-memory adapters keep the same contracts as the real ones. */
@NullMarked
package dev.doctorpatient.application.inmemory;

import org.jspecify.annotations.NullMarked;
