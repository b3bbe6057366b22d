/** Chats and their messages in tables. */
@NullMarked
package dev.doctorpatient.persistence.conversation;

import org.jspecify.annotations.NullMarked;
