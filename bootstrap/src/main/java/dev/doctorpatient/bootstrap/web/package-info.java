/** What every answer has in common, whichever part of the server gives it. */
@NullMarked
package dev.doctorpatient.bootstrap.web;

import org.jspecify.annotations.NullMarked;
