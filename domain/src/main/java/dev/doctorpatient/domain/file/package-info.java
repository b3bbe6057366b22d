/** Files that people send: what they are called, and what they are. */
@NullMarked
package dev.doctorpatient.domain.file;

import org.jspecify.annotations.NullMarked;
