package dev.doctorpatient.ai.interview;

import dev.doctorpatient.application.interview.port.InterviewProviders;
import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.application.interview.port.MedicalAssistant;
import dev.doctorpatient.domain.interview.ProviderState;
import dev.doctorpatient.domain.interview.ProviderState.Circuit;
import dev.doctorpatient.domain.interview.ProviderState.Role;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who can find words, and in which order they are asked. */
public final class Providers implements InterviewProviders {
    /** The name of the one that needs no model. */
    public static final String OFFLINE = "offline";

    private final List<ProviderAccount> accounts;
    private final List<String> order;
    private final Map<String, ModelProvider> models = new LinkedHashMap<>();
    private final ScriptedInterviewer scripted = new ScriptedInterviewer();
    private final ScriptedAssistant scriptedAssistant = new ScriptedAssistant();

    /**
     * Providers that are ready to be asked.
     *
     * @param accounts of every provider that has a model, with or without a key
     * @param order the names of those to ask, the first one first; each has a key
     * @param historyMessages how many of the last messages a model is told
     */
    public Providers(
            List<ProviderAccount> accounts,
            List<String> order,
            int historyMessages,
            Endurance endurance,
            InstantSource clock) {
        this.accounts = List.copyOf(accounts);
        this.order = order.stream().distinct().toList();
        var asked = accounts.stream()
                .filter(account -> this.order.contains(account.provider()))
                .toList();
        if (!asked.isEmpty()) { // a client has threads, of which there is no need otherwise
            var http = HttpClient.newBuilder()
                    .connectTimeout(endurance.connectTimeout())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            asked.forEach(account -> models.put(
                    account.provider(), new ModelProvider(account, historyMessages, http, endurance, clock)));
        }
    }

    /** Those who word interviews, in the order in which they are to be asked. */
    public List<Interviewer> interviewers() {
        return order.stream()
                .<Interviewer>map(name -> name.equals(OFFLINE) ? scripted : model(name))
                .toList();
    }

    /** Those who answer doctors, in the order in which they are to be asked. */
    public List<MedicalAssistant> assistants() {
        return order.stream()
                .<MedicalAssistant>map(name -> name.equals(OFFLINE) ? scriptedAssistant : model(name))
                .toList();
    }

    private ModelProvider model(String name) {
        var model = models.get(name);
        if (model == null) {
            throw new IllegalArgumentException("there is no AI provider of this name");
        }
        return model;
    }

    @Override
    public List<ProviderState> all() {
        var states = new ArrayList<ProviderState>();
        for (var name : order) {
            states.add(stateOf(name));
        }
        for (var account : accounts) {
            if (!order.contains(account.provider())) {
                states.add(idle(account.provider(), account.model(), Role.UNUSED, account.key() != null));
            }
        }
        if (!order.contains(OFFLINE)) {
            states.add(idle(OFFLINE, ScriptedInterviewer.MODEL, Role.UNUSED, true));
        }
        return states;
    }

    private ProviderState stateOf(String name) {
        var role = order.indexOf(name) == 0 ? Role.PRIMARY : Role.FALLBACK;
        if (name.equals(OFFLINE)) {
            return idle(OFFLINE, ScriptedInterviewer.MODEL, role, true);
        }
        var provider = model(name);
        return provider.health().state(name, provider.account().model(), role);
    }

    /** A provider of which nothing has been seen. */
    private static ProviderState idle(String provider, String model, Role role, boolean configured) {
        return new ProviderState(provider, model, role, configured, Circuit.CLOSED, configured, null, null, null);
    }
}
