/** What the interview use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.interview.port;

import org.jspecify.annotations.NullMarked;
