/** Keeping the profiles of hospitals, doctors and patients. */
@NullMarked
package dev.doctorpatient.application.directory;

import org.jspecify.annotations.NullMarked;
