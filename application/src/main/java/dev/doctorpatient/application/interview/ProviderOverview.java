package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.interview.port.InterviewProviders;
import dev.doctorpatient.domain.interview.ProviderState;
import dev.doctorpatient.domain.shared.ResourceType;
import java.util.List;

/** Seeing how those do who word the interviews. */
public final class ProviderOverview {
    private final InterviewProviders providers;
    private final AuditedTransactions transactions;

    /** A use case on its ports. */
    public ProviderOverview(InterviewProviders providers, AuditedTransactions transactions) {
        this.providers = providers;
        this.transactions = transactions;
    }

    /** Every provider and its state, in the order in which they are asked; for administrators. */
    public List<ProviderState> list(Actor actor) {
        return transactions.inTransaction(actor, Deed.list(ResourceType.AI_PROVIDER), _ -> {
            ProviderAccess.requireAdministrator(actor);
            return providers.all();
        });
    }
}
