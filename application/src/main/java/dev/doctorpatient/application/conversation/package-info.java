/** Chatting: sending, reading and catching up. */
@NullMarked
package dev.doctorpatient.application.conversation;

import org.jspecify.annotations.NullMarked;
