/** How an interview goes on, whatever fails. */
@NullMarked
package dev.doctorpatient.application.interview;

import org.jspecify.annotations.NullMarked;
