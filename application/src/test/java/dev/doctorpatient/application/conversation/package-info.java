/** Who says, hears and reads what in a chat. */
@NullMarked
package dev.doctorpatient.application.conversation;

import org.jspecify.annotations.NullMarked;
