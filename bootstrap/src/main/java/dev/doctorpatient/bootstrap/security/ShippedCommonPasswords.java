package dev.doctorpatient.bootstrap.security;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.doctorpatient.application.identity.port.CommonPasswords;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.domain.identity.Password;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/** The list of leaked passwords that zxcvbn ships, and what anybody would try at this service. */
@Singleton
class ShippedCommonPasswords implements CommonPasswords {
    private static final Set<String> OF_THIS_SERVICE = Set.of(
            "doctor-patient",
            "doctorpatient",
            "doctorpatientchat",
            "doctor123",
            "patient123",
            "hospital",
            "hospital1",
            "hospital123",
            "admin123",
            "administrator");

    private final String projectName;
    private final Set<String> leaked;

    ShippedCommonPasswords(Settings settings) {
        this.projectName = folded(settings.projectName());
        try {
            leaked = Set.copyOf(StandardDictionaries.PASSWORDS_LOADER
                    .load()
                    .getRankedDictionary()
                    .keySet());
        } catch (IOException missing) {
            throw new UncheckedIOException("the list of common passwords cannot be read", missing);
        }
    }

    @Override
    public boolean contains(Password password) {
        var folded = folded(password.value());
        return leaked.contains(folded) || OF_THIS_SERVICE.contains(folded) || projectName.equals(folded);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
