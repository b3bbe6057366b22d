package dev.doctorpatient.application.conversation.port;

import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that wait to be sent in a chat. Their bytes are kept elsewhere, under their ids. */
public interface ChatUploads {
    /** Stores a file that waits. */
    void add(ChatUpload upload);

    /** The waiting file with this id. */
    Optional<ChatUpload> find(DocumentId id);

    /** Takes a file out because it is sent now; false if it waits no longer, which only one of those who race for it does not hear. */
    boolean take(DocumentId id);

    /** The waiting files with later ids than one, or all of them, in the order of their ids; so many at most. */
    List<ChatUpload> after(@Nullable DocumentId id, int most);

    /** Those of these ids under which a file waits. */
    Set<DocumentId> known(Collection<DocumentId> ids);

    /** Takes out files that were uploaded before an instant, so many at most, and tells which; nobody else is told of the same. */
    Set<DocumentId> takeUploadedBefore(Instant instant, int most);
}
