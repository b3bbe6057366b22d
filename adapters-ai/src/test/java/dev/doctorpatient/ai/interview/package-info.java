/** What interviewers say, and never say. */
@NullMarked
package dev.doctorpatient.ai.interview;

import org.jspecify.annotations.NullMarked;
