/** What comes in, and what does not. */
@NullMarked
package dev.doctorpatient.application.file;

import org.jspecify.annotations.NullMarked;
