/** What the careteam use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.careteam.port;

import org.jspecify.annotations.NullMarked;
