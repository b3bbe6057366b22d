/** The bytes of documents in an S3-compatible store. */
@NullMarked
package dev.doctorpatient.s3.file;

import org.jspecify.annotations.NullMarked;
