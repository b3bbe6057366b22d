package dev.doctorpatient.domain.shared;

/**
 * What a client calls a request by that it may send again, so that it is done once (the header {@code Idempotency-Key}).
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {
    private static final int LONGEST = 255;

    /**
     * Checks length and characters.
     *
     * @throws Invalid naming {@code Idempotency-Key}
     */
    public IdempotencyKey {
        new Rules()
                .require(
                        !value.isEmpty()
                                && value.length() <= LONGEST
                                && value.chars().allMatch(character -> character > ' ' && character < 0x7F),
                        "Idempotency-Key",
                        "must have 1 to " + LONGEST + " visible ASCII characters")
                .enforce();
    }
}
