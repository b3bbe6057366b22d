@NullMarked
package dev.doctorpatient.persistence.shared;

import org.jspecify.annotations.NullMarked;
