/** Reading the trace. */
@NullMarked
package dev.doctorpatient.application.audit;

import org.jspecify.annotations.NullMarked;
