/** What refers to those who leave, checked against the tables. */
@NullMarked
package dev.doctorpatient.persistence.offboarding;

import org.jspecify.annotations.NullMarked;
