/** What the directory use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.directory.port;

import org.jspecify.annotations.NullMarked;
