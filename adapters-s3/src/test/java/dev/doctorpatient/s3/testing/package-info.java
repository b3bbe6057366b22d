/** A server for tests. */
@NullMarked
package dev.doctorpatient.s3.testing;

import org.jspecify.annotations.NullMarked;
