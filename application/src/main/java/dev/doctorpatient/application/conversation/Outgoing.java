package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.MessageContent.Kind;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Invalid;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param senderId the profile that the client believes it speaks as; null if it says nothing
 * @param receiverId the profile that the client believes it speaks to; null if it says nothing
 */
public record Outgoing(
        ChatId chat,
        Body body,
        @Nullable ClientMessageId clientMessageId,
        @Nullable UUID senderId,
        @Nullable UUID receiverId) {
    /** What it is to say. */
    public sealed interface Body {
        /** Words. */
        record Text(MessageText text) implements Body {}

        /** A file, with or without words. */
        record File(Kind kind, Source file, @Nullable MessageText caption) implements Body {}

        /**
         * Makes sense of what a client sent.
         *
         * @param type {@code text}, {@code audio} or {@code file}; null for what follows from whether there is a file
         * @throws Invalid naming {@code message_type}, {@code message} or {@code file}, if they do not go together
         */
        static Body of(@Nullable String type, @Nullable String text, @Nullable Source file) {
            return switch (type == null ? (file == null ? "text" : "file") : type) {
                case "text" -> words(text, file);
                case "audio" -> attachment(Kind.AUDIO, text, file);
                case "file" -> attachment(Kind.FILE, text, file);
                default -> throw Invalid.field("message_type", "must be text, audio or file");
            };
        }

        private static Body words(@Nullable String text, @Nullable Source file) {
            if (text == null) {
                throw Invalid.field("message", "is required in a message of the type text");
            }
            if (file != null) {
                throw Invalid.field("file", "must be left out of a message of the type text");
            }
            return new Text(new MessageText(text));
        }

        private static Body attachment(Kind kind, @Nullable String text, @Nullable Source file) {
            if (file == null) {
                throw Invalid.field("file", "is required in a message of the type audio or file");
            }
            return new File(kind, file, text == null ? null : new MessageText(text));
        }
    }

    /** Where a file comes from. */
    public sealed interface Source {
        /** How clients call the bytes of a file. */
        String CONTENT = "file.content_base64";

        /** It comes with the message. */
        record Sent(Upload upload) implements Source {}

        /** It was uploaded before. */
        record Uploaded(DocumentId document) implements Source {}

        /**
         * Makes sense of what a client sent.
         *
         * @param uploaded the id of the file that waits; null if there is none
         * @param content the bytes that came; null if there are none
         * @throws Invalid naming what is missing or too much
         */
        static Source of(@Nullable UUID uploaded, @Nullable String name, @Nullable InputStream content) {
            if (uploaded != null) {
                if (name != null || content != null) {
                    throw Invalid.field("file.document_id", "must stand alone: the file has a name and bytes already");
                }
                return new Uploaded(new DocumentId(uploaded));
            }
            if (name == null) {
                throw Invalid.field("file.file_name", "is required");
            }
            if (content == null) {
                throw Invalid.field(CONTENT, "is required");
            }
            return new Sent(new Upload(CONTENT, FileName.cleaned("file.file_name", name), content));
        }
    }
}
