/** The document that describes the sockets. */
@NullMarked
package dev.doctorpatient.websocket.asyncapi;

import org.jspecify.annotations.NullMarked;
