/** The chat of one doctor and one patient. */
@NullMarked
package dev.doctorpatient.domain.conversation;

import org.jspecify.annotations.NullMarked;
