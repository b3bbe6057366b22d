package dev.doctorpatient.application.file;

import dev.doctorpatient.domain.file.FileName;
import java.io.InputStream;

/**
 * A file that somebody sends.
 *
 * @param field the name by which the client knows it, for a refusal
 * @param content is read once, and closed by who made it
 */
public record Upload(String field, FileName name, InputStream content) {}
