/** Telling users what happened without them. */
@NullMarked
package dev.doctorpatient.application.notification;

import org.jspecify.annotations.NullMarked;
