package dev.doctorpatient.application.identity;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.identity.Accounts.Editable;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.identity.ContactDetails;
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
                new FastPasswordHashes(stores.transactions()),
                new ListedCommonPasswords(),
                new RecordingRateLimits(),
                new RecordingSessionFeed(),
                stores.transactions(),
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
        return Map.of(
                "read own account", actor -> accounts.get(actor, actor.user()),
                "read patient's account", actor -> accounts.get(actor, patient),
                "read missing account", actor -> accounts.get(actor, UserId.next()),
                "list accounts", actor -> accounts.list(actor, new UserFilter(null, null, null), PageRequest.first()),
                "describe own account", actor -> accounts.update(actor, actor.user(), IdentityPolicyTest::renamed),
                "describe patient's account", actor -> accounts.update(actor, patient, IdentityPolicyTest::renamed),
                "shut out own account", actor -> accounts.update(actor, actor.user(), IdentityPolicyTest::shutOut),
                "shut out patient's account", actor -> accounts.update(actor, patient, IdentityPolicyTest::shutOut),
                "issue own ticket", actor -> authentication.issueTicket(actor, SessionId.next()));
    }

    private static Editable renamed(Editable present) {
        return new Editable(new ContactDetails("Renamed", null, null), present.active());
    }

    private static Editable shutOut(Editable present) {
        return new Editable(present.details(), false);
    }
}
