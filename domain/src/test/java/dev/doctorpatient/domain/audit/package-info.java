/** Rules of the trace that every act leaves. */
@NullMarked
package dev.doctorpatient.domain.audit;

import org.jspecify.annotations.NullMarked;
