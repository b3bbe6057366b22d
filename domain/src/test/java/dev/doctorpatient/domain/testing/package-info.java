/** What the tests of every capability use. */
@NullMarked
package dev.doctorpatient.domain.testing;

import org.jspecify.annotations.NullMarked;
