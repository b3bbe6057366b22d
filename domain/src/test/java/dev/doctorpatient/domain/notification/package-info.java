/** Rules of what users are told. */
@NullMarked
package dev.doctorpatient.domain.notification;

import org.jspecify.annotations.NullMarked;
