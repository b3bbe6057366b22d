/** Accounts, sign-ins and socket tickets in tables. */
@NullMarked
package dev.doctorpatient.persistence.identity;

import org.jspecify.annotations.NullMarked;
