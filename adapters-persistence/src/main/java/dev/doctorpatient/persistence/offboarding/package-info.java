/** What refers to those who leave. */
@NullMarked
package dev.doctorpatient.persistence.offboarding;

import org.jspecify.annotations.NullMarked;
