package dev.doctorpatient.bootstrap.configuration;

import dev.doctorpatient.ai.interview.Dialect;
import dev.doctorpatient.ai.interview.ProviderAccount;
import dev.doctorpatient.ai.interview.Providers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who words the interviews.
 *
 * @param accounts of every provider that has a model, with or without a key
 * @param order the names of those who are asked, the first one first
 * @param timeout how long the words for one turn may take in all
 * @param historyMessages how many of the last messages a model is told
 */
public record AiSettings(List<ProviderAccount> accounts, List<String> order, Duration timeout, int historyMessages) {
    private static final String FALLBACKS = "AI_FALLBACK_PROVIDERS";

    static AiSettings read(Variables variables) {
        var accounts = List.of(openAi(variables), gemini(variables), huggingFace(variables));
        var order = Stream.concat(Stream.of(primary(variables, accounts)), fallbacks(variables, accounts))
                .distinct()
                .toList();
        return new AiSettings(
                accounts,
                order,
                Duration.ofSeconds(variables.number("AI_TIMEOUT_SECONDS", 20, 1, 120)),
                variables.number("AI_HISTORY_MESSAGES", 20, 2, 200));
    }

    private static ProviderAccount openAi(Variables variables) {
        return new ProviderAccount(
                variables.flag("USE_ASSISTANTS_API", false) ? Dialect.OPENAI_RESPONSES : Dialect.OPENAI_CHAT,
                variables.text("AI_MODEL", "gpt-4"),
                variables.address("OPENAI_BASE_URL", "https://api.openai.com/v1"),
                variables.text("OPENAI_API_KEY").orElse(null));
    }

    private static ProviderAccount gemini(Variables variables) {
        return new ProviderAccount(
                Dialect.GEMINI,
                variables.text("GEMINI_MODEL", "gemini-2.0-flash"),
                variables.address("GEMINI_BASE_URL", "https://generativelanguage.googleapis.com/v1beta"),
                variables.text("GEMINI_API_KEY").orElse(null));
    }

    private static ProviderAccount huggingFace(Variables variables) {
        return new ProviderAccount(
                Dialect.HUGGING_FACE,
                variables.text("HF_MODEL", "TinyLlama/TinyLlama-1.1B-Chat-v1.0"),
                variables.address("HF_BASE_URL", "https://router.huggingface.co/v1"),
                variables.text("HF_API_KEY").orElse(null));
    }

    private static String primary(Variables variables, List<ProviderAccount> accounts) {
        var named = variables.text("AI_PROVIDER");
        if (named.isEmpty()) {
            return accounts.stream()
                    .filter(account -> account.key() != null)
                    .map(ProviderAccount::provider)
                    .findFirst()
                    .orElse(Providers.OFFLINE);
        }
        requireUsable("AI_PROVIDER", named.get(), accounts);
        return named.get();
    }

    private static Stream<String> fallbacks(Variables variables, List<ProviderAccount> accounts) {
        // Blank is not the same as absent here: it means that nobody follows.
        var text = variables.text(FALLBACKS, variables.isSet(FALLBACKS) ? "" : Providers.OFFLINE);
        var names = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        names.forEach(name -> requireUsable(FALLBACKS, name, accounts));
        return names.stream();
    }

    private static void requireUsable(String variable, String name, List<ProviderAccount> accounts) {
        if (name.equals(Providers.OFFLINE)) {
            return;
        }
        Optional<ProviderAccount> account =
                accounts.stream().filter(known -> known.provider().equals(name)).findFirst();
        if (account.isEmpty()) {
            throw new UnusableSetting(variable + " must name openai, gemini, huggingface or offline.");
        }
        if (account.get().key() == null) {
            throw new UnusableSetting(variable + " must not name " + name + " without " + keyOf(name) + ".");
        }
    }

    private static String keyOf(String provider) {
        return switch (provider) {
            case "openai" -> "OPENAI_API_KEY";
            case "gemini" -> "GEMINI_API_KEY";
            default -> "HF_API_KEY";
        };
    }
}
