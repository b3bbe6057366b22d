package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.CommonPasswords;
import dev.doctorpatient.domain.identity.Password;
import java.util.Locale;
import java.util.Set;

/** The common passwords are the listed ones. */
public final class ListedCommonPasswords implements CommonPasswords {
    private final Set<String> listed;

    /** A list, in lower case. */
    public ListedCommonPasswords(String... listed) {
        this.listed = Set.of(listed);
    }

    @Override
    public boolean contains(Password password) {
        return listed.contains(password.value().toLowerCase(Locale.ROOT));
    }
}
