package dev.doctorpatient.domain.redflag;

/** Why words that a rule asks for may say nothing of how the patient is now. */
enum Silence {
    /** "No chest pain." */
    DENIED,
    /** "As a child I had seizures." */
    PAST,
    /** "I am worried that I could have a stroke one day." */
    FEARED,
    /** "My father had a stroke." */
    OTHERS
}
