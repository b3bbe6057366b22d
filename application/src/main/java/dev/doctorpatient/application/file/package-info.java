/** Taking in files, whoever they will belong to. */
@NullMarked
package dev.doctorpatient.application.file;

import org.jspecify.annotations.NullMarked;
