/** What the audit use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.audit.port;

import org.jspecify.annotations.NullMarked;
