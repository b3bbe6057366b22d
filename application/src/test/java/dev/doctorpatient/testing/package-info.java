@NullMarked
package dev.doctorpatient.testing;

import org.jspecify.annotations.NullMarked;
