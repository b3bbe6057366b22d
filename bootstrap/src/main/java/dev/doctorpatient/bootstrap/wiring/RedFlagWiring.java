package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.domain.redflag.EmergencyNotice;
import dev.doctorpatient.domain.redflag.RedFlagRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Red flags. */
class RedFlagWiring {
    @Produces
    @Singleton
    RedFlagRules redFlagRules(Settings settings) {
        return settings.redFlags();
    }

    @Produces
    @Singleton
    EmergencyNotice emergencyNotice(Settings settings) {
        return settings.emergencyNotice();
    }
}
