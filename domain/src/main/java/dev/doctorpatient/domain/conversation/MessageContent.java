package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.shared.Invalid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a message says. */
public sealed interface MessageContent {
    /** Whether somebody who sends both under one id of theirs means the same; a file is the same if its bytes and its name are. */
    boolean repeats(MessageContent earlier);

    /** Words. */
    record Text(MessageText text) implements MessageContent {
        /**
         * These words.
         *
         * @throws Invalid naming {@code message}
         */
        public static Text of(String words) {
            return new Text(new MessageText(words));
        }

        @Override
        public boolean repeats(MessageContent earlier) {
            return equals(earlier);
        }
    }

    /**
     * A file, with or without words.
     *
     * @param caption the words that come with it; null if there are none
     */
    record Attachment(Kind kind, FileDetails file, @Nullable MessageText caption) implements MessageContent {
        /**
         * Checks that a recording is one.
         *
         * @throws Invalid naming {@code file}
         */
        public Attachment {
            if (kind == Kind.AUDIO && !file.type().isSound()) {
                throw Invalid.field("file", "must be a sound recording in a message of the type audio");
            }
        }

        @Override
        public boolean repeats(MessageContent earlier) {
            return earlier instanceof Attachment other
                    && kind == other.kind
                    && file.repeats(other.file)
                    && Objects.equals(caption, other.caption);
        }
    }

    /** How an attachment is meant to be shown. */
    enum Kind {
        /** A recording to be played. */
        AUDIO,
        /** Anything to be opened. */
        FILE
    }
}
