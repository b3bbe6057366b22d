/** Rules of accounts, passwords and sessions. */
@NullMarked
package dev.doctorpatient.domain.identity;

import org.jspecify.annotations.NullMarked;
