/** The chat socket. */
@NullMarked
package dev.doctorpatient.websocket.conversation;

import org.jspecify.annotations.NullMarked;
