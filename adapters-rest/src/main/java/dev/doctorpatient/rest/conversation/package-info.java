/** Chats and messages. */
@NullMarked
package dev.doctorpatient.rest.conversation;

import org.jspecify.annotations.NullMarked;
