package dev.doctorpatient.rest.shared;

import java.nio.file.Path;

/**
 * How files come in.
 *
 * @param folder where they are while their request is worked on
 * @param largestFile in bytes
 */
public record UploadSettings(Path folder, long largestFile) {}
