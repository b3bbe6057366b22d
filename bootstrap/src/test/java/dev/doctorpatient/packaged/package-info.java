/** The packaged service as its users run it: a process of its own, spoken to over the network and ended by signals. */
@NullMarked
package dev.doctorpatient.packaged;

import org.jspecify.annotations.NullMarked;
