/** The postman against real and obstinate servers. */
@NullMarked
package dev.doctorpatient.mail.notification;

import org.jspecify.annotations.NullMarked;
