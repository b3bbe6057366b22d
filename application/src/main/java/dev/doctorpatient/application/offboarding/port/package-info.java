/** What leaving needs from outside. */
@NullMarked
package dev.doctorpatient.application.offboarding.port;

import org.jspecify.annotations.NullMarked;
