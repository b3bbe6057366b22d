package dev.doctorpatient.bootstrap.start;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.CareTeamMembership;
import dev.doctorpatient.application.onboarding.SignUp;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.Gender;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.shared.Conflict;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A small clinic to try the service with: one account of each role, mapped to each other. Made once, never in production. */
@ApplicationScoped
class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final Password PASSWORD = new Password("demo-clinic-2026");

    private final Settings settings;
    private final SignUp signUp;
    private final CareTeamMembership membership;

    DemoData(Settings settings, SignUp signUp, CareTeamMembership membership) {
        this.settings = settings;
        this.signUp = signUp;
        this.membership = membership;
    }

    /** After the configured administrator, who otherwise would find that the demo's exists. */
    void create(@Observes @Priority(FirstAdministrator.ORDER + 1) StartupEvent started) {
        if (settings.demoData()) {
            try {
                create();
                LOG.info("The demo clinic is ready.");
            } catch (Conflict _) {
                LOG.debug("The demo clinic was there already.");
            }
        }
    }

    private void create() {
        var hospital = signUp.signUpHospital(
                account("hospital@demo.example", "Lakeside Hospital"),
                new HospitalProfile(
                        "Lakeside Hospital",
                        "1 Lakeside Road",
                        "Pune",
                        "Maharashtra",
                        "India",
                        "+91 20 5550 0100",
                        "411001",
                        new EmailAddress("hospital@demo.example"),
                        List.of("Cardiology", "General medicine"),
                        null,
                        "https://lakeside.example"));
        var doctor = signUp.signUpDoctor(
                account("doctor@demo.example", "Dr. Meera Joshi"),
                new DoctorProfile(
                        "Dr. Meera Joshi",
                        null,
                        "Cardiologist",
                        12,
                        "MD (Cardiology)",
                        "+91 20 5550 0101",
                        null,
                        null,
                        settings.zone()));
        var patient = signUp.signUpPatient(
                account("patient@demo.example", "Arjun Patil"),
                new PatientProfile("Arjun Patil", LocalDate.of(1984, 6, 2), Gender.MALE, "+91 20 5550 0102", null));
        var unused = signUp.createFirstAdministrator(account("admin@demo.example", "Demo administrator"));
        map(hospital, doctor, patient);
    }

    private void map(User hospital, User doctor, User patient) {
        var administrator = new Actor.Administrator(hospital.id());
        var hospitalId = new HospitalId(profile(hospital));
        var doctorId = new DoctorId(profile(doctor));
        var patientId = new PatientId(profile(patient));
        var affiliation = membership.affiliate(administrator, hospitalId, doctorId);
        var registration = membership.register(administrator, hospitalId, patientId);
        var assignment = membership.assign(administrator, doctorId, patientId).assignment();
        LOG.debugf("Mapped %s, %s, %s", affiliation.id(), registration.id(), assignment.id());
    }

    private static SignUp.Account account(String email, String name) {
        return new SignUp.Account(new EmailAddress(email), PASSWORD, new ContactDetails(name, null, null));
    }

    private static UUID profile(User user) {
        return Objects.requireNonNull(user.profile()).value();
    }
}
