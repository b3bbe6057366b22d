@NullMarked
package dev.doctorpatient.bootstrap.evaluation;

import org.jspecify.annotations.NullMarked;
