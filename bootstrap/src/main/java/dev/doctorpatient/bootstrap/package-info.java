@NullMarked
package dev.doctorpatient.bootstrap;

import org.jspecify.annotations.NullMarked;
