@NullMarked
package dev.doctorpatient.persistence;

import org.jspecify.annotations.NullMarked;
