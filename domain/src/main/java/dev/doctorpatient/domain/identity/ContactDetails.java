package dev.doctorpatient.domain.identity;

import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import org.jspecify.annotations.Nullable;

/** What an account's owner tells about themselves and may change at any time. */
public record ContactDetails(
        String name, @Nullable String contact, @Nullable String address) {
    /**
     * Checks the lengths.
     *
     * @throws Invalid naming each field that is wrong
     */
    public ContactDetails {
        new Rules()
                .name("name", name)
                .optionalText("contact", contact, 50)
                .optionalText("address", address, 500)
                .enforce();
    }
}
