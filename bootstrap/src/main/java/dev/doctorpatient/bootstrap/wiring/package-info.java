/** Puts the core on its adapters, one class a capability. */
@NullMarked
package dev.doctorpatient.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
