package dev.doctorpatient.application.access.port;

import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.ResourceType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever has to learn that an administrator looked at clinical content. */
public interface BreakGlassObserver {
    /**
     * The glass was broken. Called in the transaction in which the administrator looks, and commits or fails with it.
     *
     * @param patient whose content it was
     * @param resource what was looked at; null for a list
     */
    void glassBroken(BreakGlass glass, PatientId patient, ResourceType type, @Nullable UUID resource);
}
