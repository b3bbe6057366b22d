/** What every capability of the domain builds on: rejections, text rules and time-ordered ids. */
@NullMarked
package dev.doctorpatient.domain.shared;

import org.jspecify.annotations.NullMarked;
