package dev.doctorpatient.websocket.shared;

/** Has something open that lives on news which may have been missed. */
public interface CatchesUp {
    /** Looks into the store for what was missed. */
    void catchUp();
}
