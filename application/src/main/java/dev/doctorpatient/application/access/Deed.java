package dev.doctorpatient.application.access;

import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.shared.ResourceType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to do.
 *
 * @param resource the object's id; null if it is new or a list
 */
public record Deed(
        AuditAction action, ResourceType type, @Nullable UUID resource) {
    /** Looking at one object. */
    public static Deed read(ResourceType type, UUID resource) {
        return new Deed(AuditAction.READ, type, resource);
    }

    /** Looking at a list. */
    public static Deed list(ResourceType type) {
        return new Deed(AuditAction.READ, type, null);
    }

    /** Making an object, whose id the trace learns once there is one. */
    public static Deed create(ResourceType type) {
        return new Deed(AuditAction.CREATE, type, null);
    }

    /** Changing an object. */
    public static Deed update(ResourceType type, UUID resource) {
        return new Deed(AuditAction.UPDATE, type, resource);
    }

    /** Taking everything out of an object that tells of a person. */
    public static Deed erase(ResourceType type, UUID resource) {
        return new Deed(AuditAction.ERASE, type, resource);
    }

    /** Removing an object, or ending it. */
    public static Deed delete(ResourceType type, UUID resource) {
        return new Deed(AuditAction.DELETE, type, resource);
    }
}
