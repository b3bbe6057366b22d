/** Documents on a disk, and telling what they are. */
@NullMarked
package dev.doctorpatient.persistence.casehistory;

import org.jspecify.annotations.NullMarked;
