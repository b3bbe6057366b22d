/** What all resources have in common. */
@NullMarked
package dev.doctorpatient.rest.shared;

import org.jspecify.annotations.NullMarked;
