/** The way into the process, and what has to be there when it starts. */
@NullMarked
package dev.doctorpatient.bootstrap.start;

import org.jspecify.annotations.NullMarked;
