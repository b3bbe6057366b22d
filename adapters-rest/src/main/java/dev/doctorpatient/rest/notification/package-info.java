/** What users are told, over REST. */
@NullMarked
package dev.doctorpatient.rest.notification;

import org.jspecify.annotations.NullMarked;
