package dev.doctorpatient.bootstrap.configuration;

import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads the environment's variables by type. One that is blank counts as absent. */
final class Variables {
    private final Config config;

    Variables(Config config) {
        this.config = config;
    }

    Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether it is there at all, be it blank. */
    boolean isSet(String name) {
        return config.getConfigValue(name).getRawValue() != null;
    }

    String text(String name, String byDefault) {
        return text(name).orElse(byDefault);
    }

    int number(String name, int byDefault, int least, int most) {
        return text(name)
                .map(value -> {
                    try {
                        var number = Integer.parseInt(value);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException _) {
                        // refused below
                    }
                    throw new UnusableSetting(name + " must be a whole number from " + least + " to " + most + ".");
                })
                .orElse(byDefault);
    }

    /** Where a server speaks HTTP: without a slash at its end, and without what would end up in logs. */
    URI address(String name, String byDefault) {
        try {
            var address = URI.create(text(name, byDefault).replaceAll("/+$", ""));
            var scheme = String.valueOf(address.getScheme());
            if ((scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw new UnusableSetting(
                name + " must be an address such as " + byDefault + ", without user, query and fragment.");
    }

    boolean flag(String name, boolean byDefault) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new UnusableSetting(name + " must be true or false.");
                })
                .orElse(byDefault);
    }
}
