/** What the casehistory use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.casehistory.port;

import org.jspecify.annotations.NullMarked;
