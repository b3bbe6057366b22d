/**
 * Interviewers: who finds the words for the interview. {@code prompts/interview-system-prompt.txt} is what interviewers that ask a
 * model tell it first, word for word as the product specification has it; the scripted one needs none.
 */
@NullMarked
package dev.doctorpatient.ai.interview;

import org.jspecify.annotations.NullMarked;
