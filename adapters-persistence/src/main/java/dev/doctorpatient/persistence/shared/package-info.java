/** The transaction boundary, and the functions that the stores have in common. */
@NullMarked
package dev.doctorpatient.persistence.shared;

import org.jspecify.annotations.NullMarked;
