/** Notifications in a table. */
@NullMarked
package dev.doctorpatient.persistence.notification;

import org.jspecify.annotations.NullMarked;
