package dev.doctorpatient.application.identity;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.identity.Accounts.Editable;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.testing.FastPasswordHashes;
import dev.doctorpatient.testing.ListedCommonPasswords;
import dev.doctorpatient.testing.PlainAccessTokens;
import dev.doctorpatient.testing.PredictableTokenSecrets;
import dev.doctorpatient.testing.RecordingRateLimits;
import dev.doctorpatient.testing.RecordingSessionFeed;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class IdentityPolicyTest {
    private static final String POLICY = """
            operation                  | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            read own account           | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            read patient's account     | allowed   | not_found | not_found      | not_found | not_found     | not_found    | allowed   | not_found | not_found
            read missing account       | not_found | not_found | not_found      | not_found | not_found     | not_found    | not_found | not_found | not_found
            list accounts              | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            describe own account       | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed
            describe patient's account | allowed   | not_found | not_found      | not_found | not_found     | not_found    | allowed   | not_found | not_found
            shut out own account       | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            shut out patient's account | allowed   | not_found | not_found      | not_found | not_found     | not_found    | forbidden | not_found | not_found
            change own role            | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            change patient's role      | allowed   | not_found | not_found      | not_found | not_found     | not_found    | forbidden | not_found | not_found
            issue own ticket           | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | allowed   | allowed   | allowed""";

    @TestFactory
    Stream<DynamicTest> anAccountBelongsToItsOwnerAndTheAdministrators() {
        return PolicyTable.tests(POLICY, IdentityPolicyTest::operations);
    }

    private static Map<String, Consumer<Actor>> operations(Clinic clinic) {
        var stores = clinic.stores();
        var accounts = new Accounts(
                stores.users(),
                stores.sessions(),
                clinic.profiles(),
                new FastPasswordHashes(stores.transactions()),
                new ListedCommonPasswords(),
                new RecordingRateLimits(),
                new RecordingSessionFeed(),
                clinic.audited(),
                clinic.clock());
        var authentication = new Authentication(
                stores.users(),
                stores.sessions(),
                stores.socketTickets(),
                new PredictableTokenSecrets(),
                new RecordingRateLimits(),
                PlainAccessTokens.LIFETIME,
                stores.transactions(),
                clinic.clock());
        var patient = clinic.actor(Who.PATIENT).user();
        var unused = clinic.fixtures().administrator(); // the last one could not shut themselves out
        return Map.ofEntries(
                entry("read own account", actor -> accounts.get(actor, actor.user())),
                entry("read patient's account", actor -> accounts.get(actor, patient)),
                entry("read missing account", actor -> accounts.get(actor, UserId.next())),
                entry(
                        "list accounts",
                        actor -> accounts.list(actor, new UserFilter(null, null, null), PageRequest.first())),
                entry(
                        "describe own account",
                        actor -> accounts.update(actor, actor.user(), IdentityPolicyTest::renamed)),
                entry(
                        "describe patient's account",
                        actor -> accounts.update(actor, patient, IdentityPolicyTest::renamed)),
                entry(
                        "shut out own account",
                        actor -> accounts.update(actor, actor.user(), IdentityPolicyTest::shutOut)),
                entry(
                        "shut out patient's account",
                        actor -> accounts.update(actor, patient, IdentityPolicyTest::shutOut)),
                entry(
                        "change own role",
                        actor -> accounts.update(actor, actor.user(), IdentityPolicyTest::inAnotherRole)),
                entry(
                        "change patient's role",
                        actor -> accounts.update(actor, patient, IdentityPolicyTest::inAnotherRole)),
                entry("issue own ticket", actor -> authentication.issueTicket(actor, SessionId.next())));
    }

    private static Map.Entry<String, Consumer<Actor>> entry(String operation, Consumer<Actor> deed) {
        return Map.entry(operation, deed);
    }

    private static Editable renamed(Editable present) {
        return new Editable(new ContactDetails("Renamed", null, null), present.active(), present.role());
    }

    private static Editable shutOut(Editable present) {
        return new Editable(present.details(), false, present.role());
    }

    private static Editable inAnotherRole(Editable present) {
        var other = present.role() == Role.DOCTOR ? Role.PATIENT : Role.DOCTOR;
        return new Editable(present.details(), present.active(), other);
    }
}
