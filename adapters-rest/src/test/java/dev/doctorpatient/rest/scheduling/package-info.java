/** What appointments look like outside. */
@NullMarked
package dev.doctorpatient.rest.scheduling;

import org.jspecify.annotations.NullMarked;
