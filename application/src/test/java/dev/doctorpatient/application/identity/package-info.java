/** Who may sign in, and what becomes of accounts and sessions. */
@NullMarked
package dev.doctorpatient.application.identity;

import org.jspecify.annotations.NullMarked;
