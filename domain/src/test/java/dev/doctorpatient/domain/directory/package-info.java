/** Rules of hospitals, doctors and patients. */
@NullMarked
package dev.doctorpatient.domain.directory;

import org.jspecify.annotations.NullMarked;
