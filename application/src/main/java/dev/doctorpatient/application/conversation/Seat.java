package dev.doctorpatient.application.conversation;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Side;

/** A chat and the side of it that somebody is on. */
public record Seat(Chat chat, Side side) {}
