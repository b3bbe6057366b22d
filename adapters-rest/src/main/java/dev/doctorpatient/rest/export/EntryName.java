package dev.doctorpatient.rest.export;

import dev.doctorpatient.domain.file.FileDetails;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Where a document is in the archive. Its id makes the name one of a kind and none that a system keeps for itself; of what it is called
 * stays what every file system takes, in letters of any script, and not more than fits beside the id.
 */
final class EntryName {
    static final String FOLDER = "documents/";

    private static final int MOST_BYTES = 120;
    private static final int LONGEST_ENDING = 10;
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}.-]+");
    private static final Pattern DOTS = Pattern.compile("\\.{2,}");
    private static final Pattern AT_THE_START = Pattern.compile("^[._-]+");
    private static final Pattern AT_THE_END = Pattern.compile("[._-]+$");

    private EntryName() {}

    static String of(FileDetails file) {
        return FOLDER + file.id().value() + "-" + safe(file.name().value());
    }

    private static String safe(String name) {
        var plain = AT_THE_END
                .matcher(DOTS.matcher(UNSAFE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                                .replaceAll("_"))
                        .replaceAll("."))
                .replaceAll("");
        var dot = plain.lastIndexOf('.');
        var ending = dot >= 0 && plain.length() - dot <= LONGEST_ENDING ? plain.substring(dot) : "";
        var whole = AT_THE_START
                .matcher(plain.substring(0, plain.length() - ending.length()))
                .replaceAll("");
        var stem =
                AT_THE_END.matcher(shortened(whole, MOST_BYTES - bytes(ending))).replaceAll("");
        return (stem.isEmpty() ? "document" : stem) + ending;
    }

    private static String shortened(String text, int most) {
        var end = text.length();
        while (bytes(text.substring(0, end)) > most) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
