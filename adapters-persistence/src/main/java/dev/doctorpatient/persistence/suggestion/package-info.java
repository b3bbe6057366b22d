/** Suggestions in a table, with an index of their words. */
@NullMarked
package dev.doctorpatient.persistence.suggestion;

import org.jspecify.annotations.NullMarked;
