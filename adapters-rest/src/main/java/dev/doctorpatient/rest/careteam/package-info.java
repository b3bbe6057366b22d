/** Mappings. */
@NullMarked
package dev.doctorpatient.rest.careteam;

import org.jspecify.annotations.NullMarked;
