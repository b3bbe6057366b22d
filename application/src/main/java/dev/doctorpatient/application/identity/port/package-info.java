/** What the identity use cases need from outside. */
@NullMarked
package dev.doctorpatient.application.identity.port;

import org.jspecify.annotations.NullMarked;
