package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.Password;

/** The passwords that attackers try first. */
public interface CommonPasswords {
    /** Whether the password is one of them, in any case of its letters. */
    boolean contains(Password password);
}
