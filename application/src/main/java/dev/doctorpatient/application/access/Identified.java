package dev.doctorpatient.application.access;

import dev.doctorpatient.domain.identity.SessionId;
import java.time.Instant;

/**
 * What a credential proved.
 *
 * @param until when the proof ends
 */
public record Identified(Actor actor, SessionId session, Instant until) {}
