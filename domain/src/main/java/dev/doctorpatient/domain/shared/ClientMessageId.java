package dev.doctorpatient.domain.shared;

/**
 * The name that a client gives to something it sends, so that sending it again after a lost answer does not do it twice. It is the
 * client's own for ever: the same name with other content is refused.
 */
public record ClientMessageId(String value) {
    /**
     * Checks the length, at most 100 characters.
     *
     * @throws Invalid naming {@code client_message_id}
     */
    public ClientMessageId {
        new Rules().text("client_message_id", value, 100).enforce();
    }

    /** The refusal of a name that came before with other content. */
    public static Conflict reused() {
        return new Conflict(
                ProblemCode.IDEMPOTENCY_KEY_REUSED, "This client_message_id was used before with other content");
    }
}
