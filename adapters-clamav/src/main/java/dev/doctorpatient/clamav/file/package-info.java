/** Files before the eyes of clamd. */
@NullMarked
package dev.doctorpatient.clamav.file;

import org.jspecify.annotations.NullMarked;
