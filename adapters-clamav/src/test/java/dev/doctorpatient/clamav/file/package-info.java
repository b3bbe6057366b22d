/** The scanner against real and obstinate servers. */
@NullMarked
package dev.doctorpatient.clamav.file;

import org.jspecify.annotations.NullMarked;
