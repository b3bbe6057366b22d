package dev.doctorpatient.websocket.shared;

import java.util.stream.Stream;

/** Has something open that lives on news which may have been missed. */
public interface CatchesUp {
    /** What looks into the store for what was missed, for one socket each. */
    Stream<Runnable> catchUps();
}
