package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.careteam.port.AssignmentObserver;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import java.time.InstantSource;

/**
 * Lets chats follow from who treats whom: the first assignment of two creates their chat. Whether it is open needs no record of its
 * own, since it is open exactly while the assignment lasts.
 */
public final class ChatLifecycle implements AssignmentObserver {
    private final Chats chats;
    private final InstantSource clock;

    /** An observer on its ports. */
    public ChatLifecycle(Chats chats, InstantSource clock) {
        this.chats = chats;
        this.clock = clock;
    }

    @Override
    public ChatId assigned(Assignment assignment) {
        return chats.findBetween(assignment.doctor(), assignment.patient())
                .orElseGet(() -> {
                    var chat = Chat.create(assignment.doctor(), assignment.patient(), clock.instant());
                    chats.add(chat);
                    return chat;
                })
                .id();
    }
}
