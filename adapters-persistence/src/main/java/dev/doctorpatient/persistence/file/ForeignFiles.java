package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Files within files: what a program that looks for it would open or run. */
final class ForeignFiles {
    /** Long enough that chance does not make them in many megabytes of sounds or pictures. */
    private static final Pattern SIGNATURES =
            Pattern.compile("PK\\x03\\x04[\\x0a-\\x3f]\\x00|PK\\x05\\x06\\x00\\x00\\x00\\x00|%PDF-"
                    + "|\\x7fELF[\\x01\\x02][\\x01\\x02]\\x01|Rar!\\x1a\\x07|7z\\xbc\\xaf\\x27\\x1c|__HALT_COMPILER"
                    + "|\\n#!/(?:usr/)?bin/");

    /** What makes a browser that guesses show a page, or a server run one. */
    private static final Pattern MARKUP = Pattern.compile(
            "<(?:!doctype|\\?php|html|head|body|script|svg|iframe|object|embed)\\b", Pattern.CASE_INSENSITIVE);

    private static final int AT_ONCE = 1 << 16;

    /** Longer than each of them. */
    private static final int LONGEST = 64;

    private ForeignFiles() {}

    /** Whether bytes behind the end of something begin as one of them, or hold one. */
    static boolean follow(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.startsWith("MZ") || text.startsWith("#!") || areIn(text);
    }

    private static boolean areIn(String text) {
        return SIGNATURES.matcher(text).find() || MARKUP.matcher(text).find();
    }

    /** Whether one of them begins anywhere in a file. */
    static boolean isIn(SeekableByteChannel file) throws IOException {
        for (var place = 0L; place < file.size(); place += AT_ONCE - LONGEST) {
            var piece = TikaFileTypes.read(file, place, AT_ONCE);
            if (areIn(new String(piece, StandardCharsets.ISO_8859_1))) {
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
