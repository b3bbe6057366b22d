/** Rules of chats. */
@NullMarked
package dev.doctorpatient.domain.conversation;

import org.jspecify.annotations.NullMarked;
