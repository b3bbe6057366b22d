package dev.doctorpatient.packaged;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The databases on which the one jar must behave alike. */
enum Database {
    H2,
    POSTGRESQL;

    /** The environment of a clinic with a database of its own and an administrator, in a folder of its own. */
    Map<String, String> clinicIn(Path folder) {
        var environment = new HashMap<String, String>();
        environment.put("DATA_DIR", folder.toString());
        environment.put("ADMIN_EMAIL", Clinic.ADMIN_EMAIL);
        environment.put("ADMIN_PASSWORD", Clinic.ADMIN_PASSWORD);
        environment.put("RATE_LIMIT", "false");
        if (this == POSTGRESQL) {
            environment.put("DATABASE_URL", Postgres.freshDatabase());
        }
        return environment;
    }
}
