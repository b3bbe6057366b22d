/** A scanner that is none, for tests here and of the whole. */
@NullMarked
package dev.doctorpatient.clamav.testing;

import org.jspecify.annotations.NullMarked;
