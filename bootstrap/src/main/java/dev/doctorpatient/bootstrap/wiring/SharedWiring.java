package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.rest.directory.ServiceZone;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.UploadSettings;
import dev.doctorpatient.websocket.shared.SocketRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

    @Produces
    @Singleton
    dev.doctorpatient.websocket.shared.ApiBase socketApiBase(Settings settings) {
        return new dev.doctorpatient.websocket.shared.ApiBase(settings.apiPrefix());
    }

    @Produces
    @Singleton
    ApiBase apiBase(Settings settings) {
        return new ApiBase(settings.apiPrefix());
    }

    @Produces
    @Singleton
    SocketRules socketRules(Settings settings) {
        return settings.sockets();
    }

    @Produces
    @Singleton
    UploadSettings uploadSettings(
            Settings settings, @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path folder) {
        return new UploadSettings(folder, settings.uploads().largestFile());
    }
}
