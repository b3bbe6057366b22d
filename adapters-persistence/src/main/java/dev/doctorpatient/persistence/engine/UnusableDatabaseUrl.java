package dev.doctorpatient.persistence.engine;

/** DATABASE_URL cannot be used. The message is one sentence for the operator, names the variable and never holds its value. */
public final class UnusableDatabaseUrl extends RuntimeException {
    UnusableDatabaseUrl(String message) {
        super(message);
    }
}
