/** A patient's record as an archive of files. */
@NullMarked
package dev.doctorpatient.rest.export;

import org.jspecify.annotations.NullMarked;
