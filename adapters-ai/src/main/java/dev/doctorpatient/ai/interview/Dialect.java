package dev.doctorpatient.ai.interview;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a provider is spoken to. */
public enum Dialect {
    /** OpenAI's chat completions, which keep nothing. */
    OPENAI_CHAT("openai", true) {
        @Override
        StreamingChatModel model(
                ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous) {
            var model = OpenAiStreamingChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.requireKey())
                    .modelName(account.model());
            return OPENAI_THINKING.matcher(account.model()).matches()
                    ? model.maxCompletionTokens(tokens(words) + TOKENS_OF_THOUGHT)
                            .build()
                    : model.maxTokens(tokens(words)).temperature(TEMPERATURE).build();
        }

        @Override
        ChatModel wholeModel(ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous) {
            var model = OpenAiChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.requireKey())
                    .modelName(account.model())
                    .maxRetries(0);
            return OPENAI_THINKING.matcher(account.model()).matches()
                    ? model.maxCompletionTokens(tokens(words) + TOKENS_OF_THOUGHT)
                            .build()
                    : model.maxTokens(tokens(words)).temperature(TEMPERATURE).build();
        }
    },
    /** OpenAI's responses, which it stores, so that the next one goes on from there. */
    OPENAI_RESPONSES("openai", true) {
        @Override
        StreamingChatModel model(
                ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous) {
            var thinks = OPENAI_THINKING.matcher(account.model()).matches();
            var model = OpenAiResponsesStreamingChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.requireKey())
                    .modelName(account.model())
                    .maxOutputTokens(tokens(words) + (thinks ? TOKENS_OF_THOUGHT : 0))
                    .store(true);
            if (!thinks) {
                model.temperature(TEMPERATURE);
            }
            if (previous != null) {
                model.previousResponseId(previous);
            }
            return model.build();
        }

        @Override
        ChatModel wholeModel(ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous) {
            var thinks = OPENAI_THINKING.matcher(account.model()).matches();
            var model = OpenAiResponsesChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.requireKey())
                    .modelName(account.model())
                    .maxOutputTokens(tokens(words) + (thinks ? TOKENS_OF_THOUGHT : 0))
                    .store(true);
            if (!thinks) {
                model.temperature(TEMPERATURE);
            }
            if (previous != null) {
                model.previousResponseId(previous);
            }
            return model.build();
        }
    },
    /** Google's Gemini, which has one instruction for a whole conversation. */
    GEMINI("gemini", false) {
        @Override
        StreamingChatModel model(
                ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous) {
            return GoogleAiGeminiStreamingChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.requireKey())
                    .modelName(account.model())
                    .maxOutputTokens(tokens(words)
                            + (GEMINI_THINKING.matcher(account.model()).matches() ? TOKENS_OF_THOUGHT : 0))
                    .temperature(TEMPERATURE)
                    .build();
        }

        @Override
        ChatModel wholeModel(ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous) {
            return GoogleAiGeminiChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.requireKey())
                    .modelName(account.model())
                    .maxRetries(0)
                    .maxOutputTokens(tokens(words)
                            + (GEMINI_THINKING.matcher(account.model()).matches() ? TOKENS_OF_THOUGHT : 0))
                    .temperature(TEMPERATURE)
                    .build();
        }
    },
    /** Chat completions of Hugging Face, whose models often allow one instruction only, and that at the beginning. */
    HUGGING_FACE("huggingface", false) {
        @Override
        StreamingChatModel model(
                ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous) {
            return OpenAiStreamingChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.requireKey())
                    .modelName(account.model())
                    .maxTokens(tokens(words))
                    .temperature(TEMPERATURE)
                    .build();
        }

        @Override
        ChatModel wholeModel(ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous) {
            return OpenAiChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.requireKey())
                    .modelName(account.model())
                    .maxRetries(0)
                    .maxTokens(tokens(words))
                    .temperature(TEMPERATURE)
                    .build();
        }
    };

    private static final double TEMPERATURE = 0.2;

    /** Models that think before they answer count it, and those of OpenAI take no temperature. */
    private static final int TOKENS_OF_THOUGHT = 4_000;

    private static final Pattern OPENAI_THINKING = Pattern.compile("o\\d.*|gpt-[5-9].*");
    private static final Pattern GEMINI_THINKING = Pattern.compile("gemini-(2\\.5|[3-9]).*");

    private final String provider;
    private final boolean instructsLast;

    Dialect(String provider, boolean instructsLast) {
        this.provider = provider;
        this.instructsLast = instructsLast;
    }

    /** The name of the provider that speaks so. */
    public String provider() {
        return provider;
    }

    /** Whether an instruction for the task may follow what was said; else it belongs to the first one. */
    boolean instructsLast() {
        return instructsLast;
    }

    /** A whole answer as LangChain4j can read it: without a count of tokens it stumbles over Gemini's. */
    String readable(String whole) {
        return this == GEMINI && !whole.contains("\"usageMetadata\"")
                ? whole.replaceFirst("\\{", "{\"usageMetadata\":{},")
                : whole;
    }

    /** Whether streamed answers have an address of their own, which not everybody who speaks so has. */
    boolean streamsElsewhere() {
        return this == GEMINI;
    }

    /**
     * A model for one call whose answer is streamed.
     *
     * @param words about how many it may say
     * @param previous the provider's name for the conversation that goes on; null for a new one
     */
    abstract StreamingChatModel model(
            ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous);

    /** The same for an answer that comes as a whole. */
    abstract ChatModel wholeModel(
            ProviderAccount account, HttpClientBuilder http, int words, @Nullable String previous);

    /** Some scripts have a token for each character. */
    private static int tokens(int words) {
        return 80 + words * 6;
    }
}
