package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.careteam.port.AssignmentObserver;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageFeed;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.conversation.Chat;
import java.time.InstantSource;

/**
 * Lets chats follow from who treats whom: the first assignment of two creates their chat. Whether it is open needs no record of its
 * own, since it is open exactly while the assignment lasts.
 */
public final class ChatLifecycle implements AssignmentObserver {
    private final Chats chats;
    private final MessageFeed feed;
    private final Transactions transactions;
    private final InstantSource clock;

    /** An observer on its ports. */
    public ChatLifecycle(Chats chats, MessageFeed feed, Transactions transactions, InstantSource clock) {
        this.chats = chats;
        this.feed = feed;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void assigned(Assignment assignment) {
        if (chats.findBetween(assignment.doctor(), assignment.patient()).isEmpty()) {
            chats.add(Chat.create(assignment.doctor(), assignment.patient(), clock.instant()));
        }
    }

    @Override
    public void unassigned(Assignment assignment) {
        transactions
                .inTransaction(() -> chats.findBetween(assignment.doctor(), assignment.patient()))
                .ifPresent(chat -> feed.closeFor(assignment.doctor(), chat.id()));
    }
}
