package dev.doctorpatient.application.notification.port;

/** Wakes whoever empties the outbox. Best effort: they look into it by themselves too. */
public interface OutboxSignal {
    /** There is something in the outbox, and it is durable. */
    void filled();
}
