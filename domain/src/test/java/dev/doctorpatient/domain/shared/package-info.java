/** Rules of the shared values. */
@NullMarked
package dev.doctorpatient.domain.shared;

import org.jspecify.annotations.NullMarked;
