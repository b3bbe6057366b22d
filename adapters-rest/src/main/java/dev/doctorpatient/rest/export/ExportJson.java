package dev.doctorpatient.rest.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an archive says about itself, in its last file.
 *
 * @param formatVersion changes when a reader of the archive would have to change
 * @param files every other file of the archive, in its order
 * @param missingFiles documents whose bytes were not there
 * @param damagedFiles documents whose bytes are in the archive, and are not what came in
 */
record ExportJson(
        String format,
        int formatVersion,
        Instant exportedAt,
        UUID exportedBy,
        UUID patientId,
        CountsJson counts,
        List<FileJson> files,
        List<UUID> missingFiles,
        List<UUID> damagedFiles) {
    record CountsJson(
            long appointments,
            long chats,
            long messages,
            long aiSessions,
            long caseHistoryEntries,
            long documents,
            long accessLogEntries) {}

    record FileJson(String path, long size, String sha256) {}
}
