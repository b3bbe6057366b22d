/** What an operator can measure from a shell: how well the rules and the interviewer in use do on cases that were made up. */
@NullMarked
package dev.doctorpatient.bootstrap.evaluation;

import org.jspecify.annotations.NullMarked;
