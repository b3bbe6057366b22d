package dev.doctorpatient.domain.notification;

/**
 * What a notification tells of. The names are part of the API: {@code docs/notifications.md} explains each. A title may be shown on a
 * locked screen, so it says nothing clinical and names nobody.
 */
public enum NotificationKind {
    APPOINTMENT_CREATED("An appointment was booked"),
    APPOINTMENT_MOVED("An appointment was moved to another time"),
    APPOINTMENT_CHANGED("An appointment was changed"),
    APPOINTMENT_CANCELLED("An appointment was cancelled"),
    APPOINTMENT_STATUS_CHANGED("The status of an appointment changed"),
    APPOINTMENT_REMINDER("An appointment is coming up"),
    MESSAGE_RECEIVED("New messages are waiting in a chat"),
    INTERVIEW_FINISHED("An interview is finished and has a summary"),
    RED_FLAG("Something urgent waits for you"),
    BREAK_GLASS("An administrator looked at data that is otherwise closed to them");

    private final String title;

    NotificationKind(String title) {
        this.title = title;
    }

    /** What new notifications of the kind say. */
    public String title() {
        return title;
    }
}
