/** What every adapter of a port must do: one abstract test per store port, run against each that there is. */
@NullMarked
package dev.doctorpatient.testing.contract;

import org.jspecify.annotations.NullMarked;
