/** The notification socket. */
@NullMarked
package dev.doctorpatient.websocket.notification;

import org.jspecify.annotations.NullMarked;
