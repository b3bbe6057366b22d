/** Signs in a patient's words that something may be an emergency, found by rules that a clinic can read and edit. It is no triage. */
@NullMarked
package dev.doctorpatient.domain.redflag;

import org.jspecify.annotations.NullMarked;
