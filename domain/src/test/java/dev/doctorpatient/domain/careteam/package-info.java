/** Rules of mappings. */
@NullMarked
package dev.doctorpatient.domain.careteam;

import org.jspecify.annotations.NullMarked;
