package dev.doctorpatient.application.access;

import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.NotAllowed;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asks for something, proved before any use case runs: an account and what it acts as. */
public sealed interface Actor {
    /** The account. */
    UserId user();

    /** The account's role, which the kind of actor follows from. */
    default Role role() {
        return switch (this) {
            case Administrator _ -> Role.ADMIN;
            case Hospital _ -> Role.HOSPITAL;
            case Doctor _ -> Role.DOCTOR;
            case PatientUser _ -> Role.PATIENT;
        };
    }

    /** What an account acts as. */
    static Actor of(User user) {
        return switch (user.role()) {
            case ADMIN -> new Administrator(user.id());
            case HOSPITAL -> new Hospital(user.id(), new HospitalId(profileOf(user)));
            case DOCTOR -> new Doctor(user.id(), new DoctorId(profileOf(user)));
            case PATIENT -> new PatientUser(user.id(), new PatientId(profileOf(user)));
        };
    }

    private static UUID profileOf(User user) {
        return Objects.requireNonNull(user.profile()).value();
    }

    /**
     * Runs the service; sees clinical content only after breaking the glass.
     *
     * @param glass the reason for which they look at clinical content; null if they do not ask to
     */
    record Administrator(UserId user, @Nullable BreakGlass glass) implements Actor {
        /** One who does not ask for clinical content. */
        public Administrator(UserId user) {
            this(user, null);
        }

        /**
         * Checks that they may look at clinical content now.
         *
         * @throws NotAllowed {@code break_glass_required}
         */
        public void requireBrokenGlass() {
            if (glass == null) {
                throw NotAllowed.withoutBreakGlass();
            }
        }

        /**
         * The refusal of taking part in clinical matters, which administrators never do.
         *
         * @return {@code break_glass_required} if they could at least look; {@code forbidden} if they may look already
         */
        public NotAllowed refusalToTakePart() {
            return glass == null
                    ? NotAllowed.withoutBreakGlass()
                    : NotAllowed.because("Breaking the glass lets an administrator look, and nothing else");
        }
    }

    /** Acts as a hospital. */
    record Hospital(UserId user, HospitalId self) implements Actor {}

    /** Acts as a doctor. */
    record Doctor(UserId user, DoctorId self) implements Actor {}

    /** Acts as a patient, and for every patient that the account is related to. */
    record PatientUser(UserId user, PatientId self) implements Actor {}
}
