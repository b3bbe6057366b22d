/** Tests. */
@NullMarked
package dev.doctorpatient.domain.file;

import org.jspecify.annotations.NullMarked;
