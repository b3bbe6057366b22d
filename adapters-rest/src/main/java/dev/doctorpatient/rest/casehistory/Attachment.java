package dev.doctorpatient.rest.casehistory;

import dev.doctorpatient.domain.file.FileName;
import java.nio.charset.StandardCharsets;

/** The header that makes a browser save a document instead of showing it (RFC 6266). */
final class Attachment {
    /** What RFC 8187 lets stand as it is. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Attachment() {}

    /** The header's value: the name as it is, and for old readers one of plain letters. */
    static String named(FileName name) {
        return "attachment; filename=\"" + simplified(name.value()) + "\"; filename*=UTF-8''" + encoded(name.value());
    }

    private static String simplified(String name) {
        return name.replaceAll("[^A-Za-z0-9 ._-]", "_");
    }

    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xff);
            var isPlain = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || PLAIN.indexOf(character) >= 0;
            encoded.append(isPlain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return encoded.toString();
    }
}
