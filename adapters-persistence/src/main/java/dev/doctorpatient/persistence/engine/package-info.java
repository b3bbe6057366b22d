/** Chooses H2 or PostgreSQL at start-up, from DATABASE_URL, for an artifact that was built once for both. */
@NullMarked
package dev.doctorpatient.persistence.engine;

import org.jspecify.annotations.NullMarked;
