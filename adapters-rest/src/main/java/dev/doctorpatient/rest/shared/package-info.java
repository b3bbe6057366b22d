/** What every resource builds on: pages, partial updates, problems and names on the wire. */
@NullMarked
package dev.doctorpatient.rest.shared;

import org.jspecify.annotations.NullMarked;
