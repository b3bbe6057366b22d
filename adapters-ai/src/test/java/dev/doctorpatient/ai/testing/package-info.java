/** Providers that are none, for tests of whatever asks one. */
@NullMarked
package dev.doctorpatient.ai.testing;

import org.jspecify.annotations.NullMarked;
