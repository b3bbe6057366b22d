/** What the conversation use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.conversation.port;

import org.jspecify.annotations.NullMarked;
