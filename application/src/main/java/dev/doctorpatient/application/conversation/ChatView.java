package dev.doctorpatient.application.conversation;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Seen;
import org.jspecify.annotations.Nullable;

/**
 * A chat as one of its sides sees it.
 *
 * @param unread how many messages wait for that side; 0 for an administrator, who is on no side
 * @param last the newest message; null while there is none, and for an administrator
 */
public record ChatView(Chat chat, long unread, @Nullable MessageView last, Seen doctor, Seen patient) {}
