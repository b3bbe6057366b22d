package dev.doctorpatient.application.file.port;

import dev.doctorpatient.domain.file.FileType;
import java.util.Optional;

/** Tells what a file is by its bytes alone: no name and nobody's word counts. */
public interface FileTypes {
    /** The type of a file; empty if it is none that is taken in, or may be taken for two things at once. */
    Optional<FileType> of(DocumentFiles.Incoming file);
}
