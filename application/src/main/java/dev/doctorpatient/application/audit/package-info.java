/** Reading the trace that every act leaves. */
@NullMarked
package dev.doctorpatient.application.audit;

import org.jspecify.annotations.NullMarked;
