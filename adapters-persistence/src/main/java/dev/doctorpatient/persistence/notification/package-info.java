/** Notifications, reminders and mails in tables. */
@NullMarked
package dev.doctorpatient.persistence.notification;

import org.jspecify.annotations.NullMarked;
