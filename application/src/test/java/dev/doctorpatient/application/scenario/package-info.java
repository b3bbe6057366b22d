/** One patient, everybody around them, and how to say who may do what. */
@NullMarked
package dev.doctorpatient.application.scenario;

import org.jspecify.annotations.NullMarked;
