package dev.doctorpatient.domain.careteam;

/** What a patient is to the user who acts for them. */
public enum Relation {
    SELF,
    SPOUSE,
    WIFE,
    HUSBAND,
    CHILD,
    PARENT,
    SIBLING,
    GUARDIAN,
    OTHER
}
