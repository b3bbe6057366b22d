package dev.doctorpatient.ai.testing;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What a provider does with a request. */
public sealed interface Behaviour {
    /** Answers, word by word if that was asked for. */
    record Words(String text) implements Behaviour {}

    /** Answers as a whole, whether or not words were asked for as they come. */
    record Whole(String text) implements Behaviour {}

    /** Knows only the address for whole answers, where streams have one of their own. */
    record OnlyWhole(String text) implements Behaviour {}

    /** Answers when it is let. */
    record WordsAfter(CountDownLatch gate, String text) implements Behaviour {}

    /** Refuses, and perhaps says when to come again. */
    record Status(int status, @Nullable String retryAfter) implements Behaviour {
        /** Refuses and says no more. */
        public Status(int status) {
            this(status, null);
        }
    }

    /** Says some words, and then something that is no JSON. */
    record Garbled(String text) implements Behaviour {}

    /** Says some words and ends, properly but for the end of the answer. */
    record Truncated(String text) implements Behaviour {}

    /** Says some words, and the connection breaks. */
    record Torn(String text) implements Behaviour {}

    /** Never says anything, not even a status. */
    record Silent() implements Behaviour {}

    /** Says some words, and then nothing more. */
    record Hanging(String text) implements Behaviour {}

    /** Says some words, a byte every 200 ms. */
    record Dripping(String text) implements Behaviour {}

    /** Resets the connection before it says anything. */
    record Reset() implements Behaviour {}

    /** Sends the client somewhere else. */
    record Redirect(String location) implements Behaviour {}

    /** Says words without end. */
    record Endless() implements Behaviour {}

    /** Sends one line without end. */
    record EndlessLine() implements Behaviour {}

    /** Begins well, and then says in the stream that it failed. */
    record FailedInStream(String text) implements Behaviour {}
}
