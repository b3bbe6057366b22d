/** What the suggestion use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.suggestion.port;

import org.jspecify.annotations.NullMarked;
