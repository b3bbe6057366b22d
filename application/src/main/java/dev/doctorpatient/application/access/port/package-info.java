/** What leaving a trace and keeping to limits need from outside. */
@NullMarked
package dev.doctorpatient.application.access.port;

import org.jspecify.annotations.NullMarked;
