/** Hospitals, doctors and patients: who they are. */
@NullMarked
package dev.doctorpatient.domain.directory;

import org.jspecify.annotations.NullMarked;
