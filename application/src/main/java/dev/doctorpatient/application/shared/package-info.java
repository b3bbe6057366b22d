/** What every use case builds on: transactions and pages. */
@NullMarked
package dev.doctorpatient.application.shared;

import org.jspecify.annotations.NullMarked;
