package dev.doctorpatient.rest.onboarding;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.onboarding.SignUp;
import dev.doctorpatient.domain.directory.Gender;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.directory.DoctorBody;
import dev.doctorpatient.rest.directory.PatientBody;
import dev.doctorpatient.rest.directory.ServiceZone;
import dev.doctorpatient.rest.identity.UserJson;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.shared.WireNames;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Authentication",
        description =
                "Signing up, signing in and staying signed in. An access token lives half an hour, a refresh token a week.")
@RunOnVirtualThread
class SignUpResource {
    record AccountSignUp(
            @NotNull String email,
            @NotNull String password,
            @NotNull String name,
            @Schema(implementation = Role.class) @NotNull String role,
            @Nullable String contact,
            @Nullable String address,
            @Nullable UUID profileId) {}

    record DoctorSignUp(
            @NotNull String email,
            @NotNull String password,
            @NotNull String name,
            @Nullable String contact,
            @Nullable String address,
            @Nullable String photo,
            @Nullable String designation,
            @Nullable Integer experience,
            @Nullable String details,
            @Nullable LocalTime shiftTimeStart,
            @Nullable LocalTime shiftTimeEnd,
            @Nullable String timeZone) {
        DoctorBody profile() {
            return new DoctorBody(
                    name, photo, designation, experience, details, contact, shiftTimeStart, shiftTimeEnd, timeZone);
        }
    }

    record PatientSignUp(
            @NotNull String email,
            @NotNull String password,
            @NotNull String name,
            @Nullable String contact,
            @Nullable String address,
            @Nullable LocalDate dob,
            @Schema(implementation = Gender.class) @Nullable String gender,
            @Nullable String photo) {
        PatientBody profile() {
            return new PatientBody(name, dob, gender, contact, photo);
        }
    }

    record HospitalSignUp(
            @NotNull String email,
            @NotNull String password,
            @NotNull String name,
            @Nullable String contact,
            @Nullable String address,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String pinCode,
            @Nullable List<String> specialities,
            @Nullable String link,
            @Nullable String website) {
        HospitalProfile profile() {
            return new HospitalProfile(
                    name,
                    address,
                    city,
                    state,
                    country,
                    contact,
                    pinCode,
                    new EmailAddress(email),
                    specialities == null ? List.of() : specialities,
                    link,
                    website);
        }
    }

    private final SignUp signUp;
    private final ServiceZone zone;
    private final Caller caller;

    SignUpResource(SignUp signUp, ServiceZone zone, Caller caller) {
        this.signUp = signUp;
        this.zone = zone;
        this.caller = caller;
    }

    @POST
    @Path("/signup")
    @Authenticated
    @Operation(
            summary = "Create an account of any role (administrators)",
            description = "With `profile_id` a doctor, patient or hospital that has no account yet gets this one; "
                    + "otherwise a profile is created, unless the role is `admin`.")
    @Refuses({ProblemCode.EMAIL_TAKEN, ProblemCode.WEAK_PASSWORD, ProblemCode.TOO_MANY_REQUESTS})
    public RestResponse<UserJson> create(@Valid @NotNull AccountSignUp request) {
        return created(signUp.create(
                caller.actor(),
                account(request.email(), request.password(), request.name(), request.contact(), request.address()),
                WireNames.parse(Role.class, "role", request.role()),
                request.profileId() == null ? null : new ProfileId(request.profileId())));
    }

    @POST
    @Path("/doctor-signup")
    @PermitAll
    @Operation(
            summary = "Sign up as a doctor",
            description = "Anybody may. Creates the account and the doctor's profile. The service may be set to let "
                    + "doctors in only once an administrator has made the account active.")
    @Refuses({ProblemCode.EMAIL_TAKEN, ProblemCode.WEAK_PASSWORD, ProblemCode.TOO_MANY_REQUESTS})
    public RestResponse<UserJson> doctor(@Valid @NotNull DoctorSignUp request) {
        return created(signUp.signUpDoctor(
                account(request.email(), request.password(), request.name(), request.contact(), request.address()),
                request.profile().toDomain(zone.zone())));
    }

    @POST
    @Path("/patient-signup")
    @PermitAll
    @Operation(
            summary = "Sign up as a patient",
            description =
                    "Anybody may. Creates the account, the patient's profile, and the relation `self` between the "
                            + "two.")
    @Refuses({ProblemCode.EMAIL_TAKEN, ProblemCode.WEAK_PASSWORD, ProblemCode.TOO_MANY_REQUESTS})
    public RestResponse<UserJson> patient(@Valid @NotNull PatientSignUp request) {
        return created(signUp.signUpPatient(
                account(request.email(), request.password(), request.name(), request.contact(), request.address()),
                request.profile().toDomain()));
    }

    @POST
    @Path("/hospital-signup")
    @PermitAll
    @Operation(
            summary = "Sign up as a hospital",
            description = "Anybody may. Creates the account and the hospital's profile. The service may be set to let "
                    + "hospitals in only once an administrator has made the account active.")
    @Refuses({ProblemCode.EMAIL_TAKEN, ProblemCode.WEAK_PASSWORD, ProblemCode.TOO_MANY_REQUESTS})
    public RestResponse<UserJson> hospital(@Valid @NotNull HospitalSignUp request) {
        return created(signUp.signUpHospital(
                account(request.email(), request.password(), request.name(), request.contact(), request.address()),
                request.profile()));
    }

    private static SignUp.Account account(
            String email, String password, String name, @Nullable String contact, @Nullable String address) {
        return new SignUp.Account(
                new EmailAddress(email), new Password(password), new ContactDetails(name, contact, address));
    }

    private static RestResponse<UserJson> created(User user) {
        return Created.at("users/" + user.id().value(), UserJson.of(user));
    }
}
