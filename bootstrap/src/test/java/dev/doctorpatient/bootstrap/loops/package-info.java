@NullMarked
package dev.doctorpatient.bootstrap.loops;

import org.jspecify.annotations.NullMarked;
