package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Files within files: what a program that looks for it would open or run. */
final class ForeignFiles {
    private static final List<String> SIGNATURES = List.of(
            "PK\3\4",
            "PK\5\6",
            "%PDF-",
            "#!/",
            "\u007fELF",
            "Rar!\u001a\7",
            "7z\u00bc\u00af'\u001c",
            "__HALT_COMPILER");

    /** What makes a browser that guesses show a page, or a server run one. */
    private static final Pattern MARKUP = Pattern.compile(
            "<(?:!doctype|\\?php|html|head|body|script|svg|iframe|object|embed)\\b", Pattern.CASE_INSENSITIVE);

    private static final int AT_ONCE = 1 << 16;

    /** Longer than each of them. */
    private static final int LONGEST = 64;

    private ForeignFiles() {}

    /** Whether one of them begins somewhere in these bytes. */
    static boolean isIn(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.startsWith("MZ")
                || SIGNATURES.stream().anyMatch(text::contains)
                || MARKUP.matcher(text).find();
    }

    /** Whether one of them begins anywhere in a file. */
    static boolean isIn(SeekableByteChannel file) throws IOException {
        for (var place = 0L; place < file.size(); place += AT_ONCE - LONGEST) {
            if (isIn(TikaFileTypes.read(file, place, AT_ONCE))) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is markup in a text. */
    static boolean isMarkup(String text) {
        return MARKUP.matcher(text).find();
    }
}
