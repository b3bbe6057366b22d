package dev.doctorpatient.application.identity;

import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.AdjustableClock;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.PredictableTokenSecrets;
import dev.doctorpatient.testing.RecordingRateLimits;
import dev.doctorpatient.testing.RecordingRateLimits.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
    private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(30);
    private static final Instant UNTIL = Fixtures.NOW.plus(Duration.ofMinutes(10));

    private final InMemoryStores stores = new InMemoryStores();
    private final Fixtures fixtures = new Fixtures(stores);
    private final AdjustableClock clock = new AdjustableClock(Fixtures.NOW);
    private final RecordingRateLimits limits = new RecordingRateLimits();
    private final Authentication authentication = new Authentication(
            stores.users(),
            stores.sessions(),
            stores.socketTickets(),
            new PredictableTokenSecrets(),
            limits,
            ACCESS_LIFETIME,
            stores.transactions(),
            clock);
    private final User user = fixtures.patientUser();
    private final SessionId session = sessionOf(user);

    @Test
    void aGoodTokenTellsWhoActsInWhichSessionAndUntilWhen() {
        var identified = authentication.identify(user.id(), session, UNTIL);

        assertThat(identified.actor()).isEqualTo(new Actor.PatientUser(user.id(), new PatientId(profile(user))));
        assertThat(identified.session()).isEqualTo(session);
        assertThat(identified.until()).isEqualTo(UNTIL);
    }

    @Test
    void everyRoleActsAsItsOwnKind() {
        var admin = fixtures.administrator();
        var doctor = fixtures.accountOf(fixtures.doctor());
        var hospital = fixtures.accountOf(fixtures.hospital());

        assertThat(actor(admin)).isEqualTo(new Actor.Administrator(admin.id()));
        assertThat(actor(doctor)).isEqualTo(new Actor.Doctor(doctor.id(), new DoctorId(profile(doctor))));
        assertThat(actor(hospital)).isEqualTo(new Actor.Hospital(hospital.id(), new HospitalId(profile(hospital))));
    }

    @Test
    void theRoleIsTheOneThatTheAccountHasNow() {
        var profile = ProfileId.next();
        save(new User(
                user.id(),
                user.email(),
                user.passwordHash(),
                user.details(),
                Role.DOCTOR,
                profile,
                true,
                user.createdAt(),
                clock.instant()));

        var identified = authentication.identify(user.id(), session, UNTIL);

        assertThat(identified.actor()).isEqualTo(new Actor.Doctor(user.id(), new DoctorId(profile.value())));
    }

    @Test
    void aDeactivatedAccountProvesNothing() {
        save(user.withActive(false, clock.instant()));

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.identify(user.id(), session, UNTIL));
    }

    @Test
    void aSessionThatEndedProvesNothingAtOnce() {
        revoke();

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.identify(user.id(), session, UNTIL));
    }

    @Test
    void aSessionThatIsOverProvesNothing() {
        clock.advance(Duration.ofDays(30));

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.identify(user.id(), session, UNTIL));
    }

    @Test
    void theSessionOfSomebodyElseProvesNothing() {
        var other = fixtures.patientUser();

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.identify(other.id(), session, UNTIL));
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.identify(user.id(), SessionId.next(), UNTIL));
    }

    @Test
    void aTicketStandsForItsUserAndSessionAsLongAsAnAccessTokenWould() {
        var me = authentication.identify(user.id(), session, UNTIL);
        var ticket = authentication.issueTicket(me.actor(), session);
        clock.advance(Duration.ofSeconds(29));

        var redeemed = authentication.redeemTicket(ticket.value());

        assertThat(ticket.lifetime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(redeemed.actor()).isEqualTo(me.actor());
        assertThat(redeemed.session()).isEqualTo(session);
        assertThat(redeemed.until()).isEqualTo(clock.instant().plus(ACCESS_LIFETIME));
    }

    @Test
    void whoAsksForTooManyTicketsGetsNone() {
        var actor = actor(user);
        var unused = authentication.issueTicket(actor, session);
        limits.reach();

        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> authentication.issueTicket(actor, session));

        assertThat(limits.counted()).containsExactly(new Counted(Quota.SOCKET_TICKET, user.id()));
    }

    @Test
    void aTicketWorksOnce() {
        var ticket = ticket();

        authentication.redeemTicket(ticket);

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.redeemTicket(ticket));
    }

    @Test
    void aTicketWorksForThirtySeconds() {
        var ticket = ticket();
        clock.advance(Duration.ofSeconds(30));

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.redeemTicket(ticket));
    }

    @Test
    void aTicketThatWasRefusedIsSpentAllTheSame() {
        var ticket = ticket();
        clock.advance(Duration.ofSeconds(30));
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.redeemTicket(ticket));

        clock.set(Fixtures.NOW);

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.redeemTicket(ticket));
    }

    @Test
    void anUnknownTicketIsRefused() {
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.redeemTicket("ticket-unknown"));
    }

    @Test
    void aTicketOfASessionThatEndedSinceIsRefused() {
        var ticket = ticket();
        revoke();

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.redeemTicket(ticket));
    }

    @Test
    void aTicketOfAnAccountDeactivatedSinceIsRefused() {
        var ticket = ticket();
        save(user.withActive(false, clock.instant()));

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> authentication.redeemTicket(ticket));
    }

    @Test
    void aTicketIsNotPrinted() {
        var ticket = authentication.issueTicket(actor(user), session);

        assertThat(ticket.toString()).doesNotContain(ticket.value());
    }

    private String ticket() {
        return authentication.issueTicket(actor(user), session).value();
    }

    private Actor actor(User account) {
        return authentication.identify(account.id(), sessionOf(account), UNTIL).actor();
    }

    private SessionId sessionOf(User account) {
        return fixtures.signedIn(account.id()).session().id();
    }

    private void revoke() {
        stores.transactions().runInTransaction(() -> stores.sessions().revoke(session, clock.instant()));
    }

    private void save(User changed) {
        stores.transactions().runInTransaction(() -> stores.users().save(changed));
    }

    private static UUID profile(User account) {
        var profile = account.profile();
        if (profile == null) {
            throw new AssertionError("an administrator has no profile");
        }
        return profile.value();
    }
}
