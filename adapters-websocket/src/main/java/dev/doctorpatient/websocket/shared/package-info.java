/** What every socket builds on: the handshake, credentials over time, and bounded sending. */
@NullMarked
package dev.doctorpatient.websocket.shared;

import org.jspecify.annotations.NullMarked;
