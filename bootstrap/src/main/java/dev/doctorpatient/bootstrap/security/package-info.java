/** Credentials: passwords, tokens, tickets, and who stands behind them. */
@NullMarked
package dev.doctorpatient.bootstrap.security;

import org.jspecify.annotations.NullMarked;
