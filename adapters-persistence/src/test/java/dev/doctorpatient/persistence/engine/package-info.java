@NullMarked
package dev.doctorpatient.persistence.engine;

import org.jspecify.annotations.NullMarked;
