/** What users are told that happened without them. */
@NullMarked
package dev.doctorpatient.domain.notification;

import org.jspecify.annotations.NullMarked;
