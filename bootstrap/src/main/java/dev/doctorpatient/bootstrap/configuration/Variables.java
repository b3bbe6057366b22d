package dev.doctorpatient.bootstrap.configuration;

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
