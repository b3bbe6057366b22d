/** What leaving a trace needs from outside. */
@NullMarked
package dev.doctorpatient.application.access.port;

import org.jspecify.annotations.NullMarked;
