/** How people and places are mapped to each other. */
@NullMarked
package dev.doctorpatient.application.careteam;

import org.jspecify.annotations.NullMarked;
