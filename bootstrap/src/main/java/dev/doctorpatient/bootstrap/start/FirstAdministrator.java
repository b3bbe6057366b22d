package dev.doctorpatient.bootstrap.start;

import dev.doctorpatient.application.onboarding.SignUp;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.bootstrap.configuration.UnusableSetting;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.shared.Rejection;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Creates the administrator whom the configuration names, while there is none. */
@ApplicationScoped
class FirstAdministrator {
    static final int ORDER = 100;

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);

    private final Settings settings;
    private final SignUp signUp;

    FirstAdministrator(Settings settings, SignUp signUp) {
        this.settings = settings;
        this.signUp = signUp;
    }

    void create(@Observes @Priority(ORDER) StartupEvent started) {
        settings.firstAdministrator().ifPresent(this::create);
    }

    private void create(Settings.FirstAdministrator administrator) {
        try {
            var created = signUp.createFirstAdministrator(new SignUp.Account(
                    administrator.email(),
                    new Password(administrator.password()),
                    new ContactDetails("Administrator", null, null)));
            LOG.info(
                    created.isPresent()
                            ? "The first administrator is ready to sign in."
                            : "ADMIN_EMAIL changes nothing: there is an administrator already.");
        } catch (Rejection rejection) {
            throw new UnusableSetting(
                    "ADMIN_EMAIL and ADMIN_PASSWORD cannot make an administrator: " + rejection.detail() + ".");
        }
    }
}
