package dev.doctorpatient.bootstrap.start;

import dev.doctorpatient.bootstrap.configuration.UnusableSetting;
import io.quarkus.runtime.QuarkusBindException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why the service could not start, in one sentence that names a variable, if an operator can do something about it. */
final class StartFailure {
    private StartFailure() {}

    /** The sentence for a failure; empty if it is nothing that a variable could mend. */
    static Optional<String> sentence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence =
                    switch (cause) {
                        case UnusableSetting unusable -> unusable.getMessage();
                        case QuarkusBindException _ ->
                            "HOST and PORT name an address that this process cannot listen on,"
                                    + " perhaps because another one does.";
                        case SQLException refused -> ofDatabase(String.valueOf(refused.getSQLState()));
                        default -> null;
                    };
            if (sentence != null) {
                return Optional.of(sentence);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String ofDatabase(String state) {
        return switch (state) {
            case "42501" -> "DATABASE_URL names a user who may not create the tables and extensions that are needed.";
            case "90020" -> "DATABASE_URL and DATA_DIR name a database that another process has open.";
            case "90028", "90030", "90031", "90034", "90062" ->
                "DATABASE_URL and DATA_DIR name a database file that cannot be read or written.";
            default ->
                switch (state.substring(0, Math.min(2, state.length()))) {
                    case "08" -> "DATABASE_URL names a database that cannot be reached.";
                    case "28" -> "DATABASE_URL names a user and a password that the database does not accept.";
                    case "3D" -> "DATABASE_URL names a database that its server does not have.";
                    default -> null;
                };
        };
    }
}
