@NullMarked
package dev.doctorpatient.application.shared;

import org.jspecify.annotations.NullMarked;
