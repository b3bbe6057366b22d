@NullMarked
package dev.doctorpatient.domain.redflag;

import org.jspecify.annotations.NullMarked;
