/** The trace that every act leaves: who did what to which object of which patient, in a chain that shows every later change. */
@NullMarked
package dev.doctorpatient.domain.audit;

import org.jspecify.annotations.NullMarked;
