@NullMarked
package dev.doctorpatient.websocket.shared;

import org.jspecify.annotations.NullMarked;
