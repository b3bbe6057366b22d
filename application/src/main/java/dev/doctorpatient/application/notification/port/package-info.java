/** What the notification use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.notification.port;

import org.jspecify.annotations.NullMarked;
