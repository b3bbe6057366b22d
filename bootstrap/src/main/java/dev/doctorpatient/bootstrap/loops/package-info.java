/** What the service does by itself, again and again. */
@NullMarked
package dev.doctorpatient.bootstrap.loops;

import org.jspecify.annotations.NullMarked;
