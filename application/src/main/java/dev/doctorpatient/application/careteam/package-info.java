/** Mapping people and places to each other. */
@NullMarked
package dev.doctorpatient.application.careteam;

import org.jspecify.annotations.NullMarked;
