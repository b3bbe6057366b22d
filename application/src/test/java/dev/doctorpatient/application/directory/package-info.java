/** Who sees and writes which profile. */
@NullMarked
package dev.doctorpatient.application.directory;

import org.jspecify.annotations.NullMarked;
