/** Hospitals, doctors and patients in tables. */
@NullMarked
package dev.doctorpatient.persistence.directory;

import org.jspecify.annotations.NullMarked;
