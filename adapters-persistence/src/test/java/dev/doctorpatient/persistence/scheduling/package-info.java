@NullMarked
package dev.doctorpatient.persistence.scheduling;

import org.jspecify.annotations.NullMarked;
