/** The trace that use cases leave. */
@NullMarked
package dev.doctorpatient.application.access;

import org.jspecify.annotations.NullMarked;
