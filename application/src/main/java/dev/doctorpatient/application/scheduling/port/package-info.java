/** What the scheduling use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.scheduling.port;

import org.jspecify.annotations.NullMarked;
