/** The rules that keep the house as it was drawn. */
@NullMarked
package dev.doctorpatient.architecture;

import org.jspecify.annotations.NullMarked;
