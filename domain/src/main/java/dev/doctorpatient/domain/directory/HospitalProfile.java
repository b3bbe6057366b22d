package dev.doctorpatient.domain.directory;

import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hospital shows of itself. */
public record HospitalProfile(
        String name,
        @Nullable String address,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String contact,
        @Nullable String pinCode,
        @Nullable EmailAddress email,
        List<String> specialities,
        @Nullable String link,
        @Nullable String website) {
    private static final int MOST_SPECIALITIES = 100;

    /**
     * Checks the lengths.
     *
     * @throws Invalid naming each field that is wrong
     */
    public HospitalProfile {
        specialities = List.copyOf(specialities);
        var rules = new Rules()
                .name("name", name)
                .optionalText("address", address, 500)
                .optionalName("city", city)
                .optionalName("state", state)
                .optionalName("country", country)
                .optionalText("contact", contact, 50)
                .optionalText("pin_code", pinCode, 20)
                .optionalUrl("link", link)
                .optionalUrl("website", website)
                .require(
                        specialities.size() <= MOST_SPECIALITIES,
                        "specialities",
                        "must have at most " + MOST_SPECIALITIES + " entries");
        specialities.forEach(speciality -> rules.name("specialities", speciality));
        rules.enforce();
    }

    /** A profile of which only the name is known. */
    public static HospitalProfile named(String name) {
        return new HospitalProfile(name, null, null, null, null, null, null, null, List.of(), null, null);
    }
}
