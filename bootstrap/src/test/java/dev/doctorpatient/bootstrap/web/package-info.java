/** Unit tests of the parts that no end-to-end test could reach in all their cases. */
@NullMarked
package dev.doctorpatient.bootstrap.web;

import org.jspecify.annotations.NullMarked;
