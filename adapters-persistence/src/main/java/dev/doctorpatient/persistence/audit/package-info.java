/** The trace of every act, in tables. */
@NullMarked
package dev.doctorpatient.persistence.audit;

import org.jspecify.annotations.NullMarked;
