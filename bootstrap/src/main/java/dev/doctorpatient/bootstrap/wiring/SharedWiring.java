package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.rest.directory.ServiceZone;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** What every capability shares. */
class SharedWiring {
    /** No database keeps more than microseconds, so no other instant is ever seen. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Produces
    @Singleton
    Settings settings(Config config) {
        return Settings.read(config);
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), TICK);
    }

    @Produces
    @Singleton
    ServiceZone serviceZone(Settings settings) {
        return new ServiceZone(settings.zone());
    }
}
