/** Hospitals, doctors and patients. */
@NullMarked
package dev.doctorpatient.rest.directory;

import org.jspecify.annotations.NullMarked;
