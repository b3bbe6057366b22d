/** The interview socket. */
@NullMarked
package dev.doctorpatient.websocket.interview;

import org.jspecify.annotations.NullMarked;
