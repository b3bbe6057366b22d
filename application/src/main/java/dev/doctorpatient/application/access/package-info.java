/** Who is asking. */
@NullMarked
package dev.doctorpatient.application.access;

import org.jspecify.annotations.NullMarked;
