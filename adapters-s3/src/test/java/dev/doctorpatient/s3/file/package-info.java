@NullMarked
package dev.doctorpatient.s3.file;

import org.jspecify.annotations.NullMarked;
