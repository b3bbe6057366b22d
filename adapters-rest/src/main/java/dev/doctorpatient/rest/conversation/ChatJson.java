package dev.doctorpatient.rest.conversation;

import dev.doctorpatient.application.conversation.ChatView;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.rest.shared.ApiBase;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A chat on the wire. */
public record ChatJson(
        UUID id,
        UUID doctorId,
        UUID patientId,
        boolean isActiveForDoctor,
        boolean isActiveForPatient,
        long unreadCount,
        @Nullable MessageJson lastMessage,
        boolean doctorOnline,
        boolean patientOnline,
        Instant createdAt,
        Instant updatedAt) {
    /** The shape of a chat. */
    public static ChatJson of(ChatView view, ApiBase base) {
        var chat = view.chat();
        var last = view.last();
        return new ChatJson(
                chat.id().value(),
                chat.doctor().value(),
                chat.patient().value(),
                chat.isActive(Side.DOCTOR),
                chat.isActive(Side.PATIENT),
                view.unread(),
                last == null ? null : MessageJson.of(last, base),
                view.doctor().online(),
                view.patient().online(),
                chat.createdAt(),
                chat.updatedAt());
    }
}
