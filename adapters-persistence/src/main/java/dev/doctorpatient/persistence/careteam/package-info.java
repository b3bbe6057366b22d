/** Who belongs to whom, in tables. */
@NullMarked
package dev.doctorpatient.persistence.careteam;

import org.jspecify.annotations.NullMarked;
