package dev.doctorpatient.ai.interview;

import dev.langchain4j.data.message.ChatMessage;
import java.util.List;

/**
 * What a model is told.
 *
 * @param whole the conversation from its beginning
 * @param onward what a provider has not heard yet that keeps the conversation up to the last question
 * @param words about how many the answer may have
 */
record Prompt(List<ChatMessage> whole, List<ChatMessage> onward, int words) {
    /** Clinical text stays out of logs. */
    @Override
    public String toString() {
        return "Prompt[…]";
    }
}
