package dev.doctorpatient.redis.shared;

/** REDIS_URL cannot be used. The message is one sentence for the operator, names the variable and never holds its value. */
public final class UnusableRedisUrl extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableRedisUrl(String sentence) {
        super(sentence, null, false, false);
    }
}
