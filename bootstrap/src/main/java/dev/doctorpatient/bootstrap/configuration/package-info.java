/** What an operator can set, read and checked once. */
@NullMarked
package dev.doctorpatient.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
