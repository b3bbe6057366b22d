package dev.doctorpatient.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts a list is about; null means any.
 *
 * @param text part of the name or the e-mail address, in any case
 */
public record UserFilter(
        @Nullable Role role,
        @Nullable Boolean active,
        @Nullable String text) {}
