/** Who did what, for those who may know. */
@NullMarked
package dev.doctorpatient.rest.audit;

import org.jspecify.annotations.NullMarked;
