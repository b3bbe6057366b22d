/** How documents are asked for and handed out. */
@NullMarked
package dev.doctorpatient.rest.casehistory;

import org.jspecify.annotations.NullMarked;
