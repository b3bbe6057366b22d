package dev.doctorpatient.application.interview;

import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.interview.ProviderState;
import dev.doctorpatient.domain.interview.ProviderState.Circuit;
import dev.doctorpatient.domain.interview.ProviderState.Role;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProviderOverviewTest {
    private static final ProviderState OFFLINE =
            new ProviderState("offline", "scripted", Role.PRIMARY, true, Circuit.CLOSED, true, null, null, null);

    private final Clinic clinic = new Clinic();
    private final ProviderOverview overview = new ProviderOverview(() -> List.of(OFFLINE), clinic.audited());

    @Test
    void onlyAdministratorsSeeTheProviders() {
        assertThat(overview.list(clinic.admin())).containsExactly(OFFLINE);
        Stream.of(Who.values())
                .filter(who -> who != Who.ADMIN)
                .forEach(who -> assertRefused(ProblemCode.FORBIDDEN, () -> overview.list(clinic.actor(who))));
    }

    @Test
    void lookingLeavesATrace() {
        var unused = overview.list(clinic.admin());

        assertThat(clinic.stores().trace())
                .extracting(AuditEvent::resourceType, AuditEvent::action, AuditEvent::outcome)
                .containsExactly(tuple(ResourceType.AI_PROVIDER, AuditAction.READ, AuditOutcome.SUCCESS));
    }
}
