/** What taking in files needs from outside. */
@NullMarked
package dev.doctorpatient.application.file.port;

import org.jspecify.annotations.NullMarked;
