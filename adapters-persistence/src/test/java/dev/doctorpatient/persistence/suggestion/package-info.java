@NullMarked
package dev.doctorpatient.persistence.suggestion;

import org.jspecify.annotations.NullMarked;
