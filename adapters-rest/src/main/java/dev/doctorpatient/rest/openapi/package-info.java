/** The document by which client developers know the API. It is made from the resources while the service is built. */
@NullMarked
package dev.doctorpatient.rest.openapi;

import org.jspecify.annotations.NullMarked;
