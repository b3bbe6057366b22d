/** The bytes of files, and what they are. */
@NullMarked
package dev.doctorpatient.persistence.file;

import org.jspecify.annotations.NullMarked;
