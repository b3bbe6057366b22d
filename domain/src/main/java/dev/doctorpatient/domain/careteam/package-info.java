/** Who belongs to whom: affiliations, registrations, assignments and family relations. */
@NullMarked
package dev.doctorpatient.domain.careteam;

import org.jspecify.annotations.NullMarked;
