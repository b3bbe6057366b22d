/** Mails over SMTP. */
@NullMarked
package dev.doctorpatient.mail.notification;

import org.jspecify.annotations.NullMarked;
