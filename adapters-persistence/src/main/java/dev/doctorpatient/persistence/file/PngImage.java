package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG image is a signature and chunks, each with a checksum (ISO/IEC 15948). Nothing is inflated. */
final class PngImage {
    private static final int SIGNATURE = 8;
    private static final int AROUND = 12; // length, name and checksum
    private static final int HEADER = 13;
    private static final Set<String> CRITICAL = Set.of("IHDR", "PLTE", "IDAT", "IEND");

    /** What shows an image right, beside what shows it at all. */
    private static final Set<String> SHOWN =
            Set.of("tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

    private final FileBytes bytes;
    private final Recipe recipe;
    private boolean hasPalette;
    private boolean hasData;
    private boolean dataEnded;

    private PngImage(FileBytes bytes) {
        this.bytes = bytes;
        this.recipe = new Recipe(bytes);
    }

    static Anatomy anatomy(FileBytes bytes) throws IOException, DamagedFile {
        return new PngImage(bytes).anatomy();
    }

    private Anatomy anatomy() throws IOException, DamagedFile {
        if (!bytes.has(SIGNATURE, "\0\0\0\15IHDR")) {
            throw new DamagedFile("has no header");
        }
        recipe.keep(0, SIGNATURE);
        var place = (long) SIGNATURE;
        for (var name = ""; !name.equals("IEND"); ) {
            var length = bytes.intAt(place);
            name = bytes.text(place + 4, 4);
            var next = place + AROUND + length;
            if (next > bytes.size() || bytes.intAt(next - 4) != checksum(place + 4, next - 4)) {
                throw new DamagedFile("has a chunk that is not whole");
            }
            requireOrder(name, length, place);
            if (CRITICAL.contains(name) || SHOWN.contains(name)) {
                recipe.keep(place, next);
            }
            place = next;
        }
        if (!hasData) {
            throw new DamagedFile("shows nothing");
        }
        var width = bytes.intAt(SIGNATURE + 8);
        var height = bytes.intAt(SIGNATURE + 12);
        if (width == 0 || height == 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new DamagedFile("has no size");
        }
        return new Anatomy((int) width, (int) height, 1, width * height, true, recipe, place);
    }

    private void requireOrder(String name, long length, long place) throws DamagedFile {
        if (name.equals("IDAT")) {
            if (dataEnded) {
                throw new DamagedFile("has its data in several places");
            }
            hasData = true;
        } else {
            dataEnded = hasData;
        }
        var isWrong =
                switch (name) {
                    case "IHDR" -> place != SIGNATURE || length != HEADER;
                    case "PLTE" -> hasPalette || hasData || length == 0 || length % 3 != 0 || length > 768;
                    case "IEND" -> length != 0;
                    default -> !CRITICAL.contains(name) && !isOptional(name);
                };
        if (isWrong) {
            throw new DamagedFile("has a chunk that does not belong there");
        }
        hasPalette |= name.equals("PLTE");
    }

    /** A name of letters whose first is a small one: whoever does not know the chunk may leave it out. */
    private static boolean isOptional(String name) {
        return name.charAt(0) >= 'a'
                && name.charAt(0) <= 'z'
                && name.chars()
                        .allMatch(letter -> (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z'));
    }

    private long checksum(long from, long to) throws IOException {
        var checksum = new CRC32();
        var piece = new byte[1 << 13];
        for (var place = from; place < to; ) {
            var read = bytes.read(place, piece, 0, (int) Math.min(piece.length, to - place));
            checksum.update(piece, 0, read);
            place += read;
        }
        return checksum.getValue();
    }
}
