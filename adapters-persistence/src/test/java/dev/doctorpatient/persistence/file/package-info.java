/** Documents on a disk, and telling what they are. */
@NullMarked
package dev.doctorpatient.persistence.file;

import org.jspecify.annotations.NullMarked;
