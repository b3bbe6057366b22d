/** Archives of records. */
@NullMarked
package dev.doctorpatient.rest.export;

import org.jspecify.annotations.NullMarked;
