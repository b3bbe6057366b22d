/** Stand-ins for everything outside the core, and what makes them interchangeable with the real thing. */
@NullMarked
package dev.doctorpatient.testing;

import org.jspecify.annotations.NullMarked;
