package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.util.Set;

/** A WebP image is a RIFF file of chunks (RFC 9649). There is no decoder for it here, so that its structure has to do. */
final class WebpImage {
    private static final int HEADER = 12;
    private static final int CHUNK = 8;
    private static final int FRAME = 16;
    private static final int EXIF_AND_XMP = 0x0c;
    private static final Set<String> SHOWN = Set.of("ALPH", "ANIM", "ICCP");

    private final FileBytes bytes;
    private final Recipe chunks;
    private long width;
    private long height;
    private int frames;
    private long pixels;
    private boolean isExtended;

    private WebpImage(FileBytes bytes) {
        this.bytes = bytes;
        this.chunks = new Recipe(bytes);
    }

    static Anatomy anatomy(FileBytes bytes) throws IOException, DamagedFile {
        return new WebpImage(bytes).anatomy();
    }

    private Anatomy anatomy() throws IOException, DamagedFile {
        var end = bytes.littleAt(4, 4) + CHUNK;
        if (end > bytes.size()) {
            throw new DamagedFile("ends early");
        }
        for (var place = (long) HEADER; place < end; ) {
            place = chunk(place, end);
        }
        if (frames == 0) {
            throw new DamagedFile("shows nothing");
        }
        var recipe = new Recipe(bytes);
        var header = bytes.bytes(0, HEADER);
        write(header, 4, chunks.length() + 4);
        recipe.replace(0, HEADER, header);
        recipe.append(chunks);
        return new Anatomy((int) width, (int) height, frames, Math.max(pixels, width * height), false, recipe, end);
    }

    private static void write(byte[] bytes, int place, long value) {
        for (var index = 0; index < 4; index++) {
            bytes[place + index] = (byte) (value >> (8 * index));
        }
    }

    /** Where the chunk ends; the byte that makes its length even may be missing at the very end. */
    private long after(long place, long end) throws IOException, DamagedFile {
        var size = bytes.littleAt(place + 4, 4);
        if (place + CHUNK + size > end) {
            throw new DamagedFile("has a chunk that is not whole");
        }
        return Math.min(end, place + CHUNK + size + (size & 1));
    }

    private long chunk(long place, long end) throws IOException, DamagedFile {
        var next = after(place, end);
        var name = bytes.text(place, 4);
        switch (name) {
            case "VP8X" -> extended(place, next);
            case "VP8 ", "VP8L" -> {
                picture(name, place);
                chunks.keep(place, next);
            }
            case "ANMF" -> frame(place, next);
            default -> {
                if (SHOWN.contains(name)) {
                    chunks.keep(place, next);
                }
            }
        }
        return next;
    }

    private void extended(long place, long next) throws IOException, DamagedFile {
        if (place != HEADER || next - place != CHUNK + 10) {
            throw new DamagedFile("has a header that does not belong there");
        }
        isExtended = true;
        width = bytes.littleAt(place + 12, 3) + 1;
        height = bytes.littleAt(place + 15, 3) + 1;
        var flagged = bytes.bytes(place, CHUNK + 10);
        flagged[CHUNK] &= (byte) ~EXIF_AND_XMP;
        chunks.replace(place, next, flagged);
    }

    private void picture(String name, long place) throws IOException, DamagedFile {
        if (++frames > 1) {
            throw new DamagedFile("has more pictures than one");
        }
        addPixels(name, place);
    }

    private void frame(long place, long next) throws IOException, DamagedFile {
        if (!isExtended || next - place < CHUNK + FRAME) {
            throw new DamagedFile("has a frame that does not belong there");
        }
        var inside = new Recipe(bytes);
        var pictures = 0;
        for (var part = place + CHUNK + FRAME; part < next; ) {
            var afterPart = after(part, next);
            var name = bytes.text(part, 4);
            if (name.equals("VP8 ") || name.equals("VP8L")) {
                addPixels(name, part);
                pictures++;
            }
            if (name.equals("VP8 ") || name.equals("VP8L") || name.equals("ALPH")) {
                inside.keep(part, afterPart);
            }
            part = afterPart;
        }
        if (pictures != 1) {
            throw new DamagedFile("has a frame without a picture");
        }
        frames++;
        var header = bytes.bytes(place, CHUNK + FRAME);
        write(header, 4, FRAME + inside.length());
        chunks.replace(place, place + CHUNK + FRAME, header);
        chunks.append(inside);
    }

    private void addPixels(String name, long place) throws IOException, DamagedFile {
        var data = place + CHUNK;
        var size = bytes.littleAt(place + 4, 4);
        var isLossy = name.equals("VP8 ");
        if (size < (isLossy ? 10 : 5)) {
            throw new DamagedFile("has a picture that is none");
        }
        var wide = isLossy ? bytes.littleAt(data + 6, 2) & 0x3fff : (bytes.littleAt(data + 1, 4) & 0x3fff) + 1;
        var high = isLossy ? bytes.littleAt(data + 8, 2) & 0x3fff : ((bytes.littleAt(data + 1, 4) >> 14) & 0x3fff) + 1;
        var isOne = isLossy
                ? bytes.has(data + 3, "\u009d\1*")
                        && (bytes.at(data) & 1) == 0 // a key frame
                        && bytes.littleAt(data, 3) >> 5 <= size - 10
                : bytes.at(data) == 0x2f && bytes.at(data + 4) >> 5 == 0;
        if (!isOne || wide == 0 || high == 0 || (isExtended && (wide > width || high > height))) {
            throw new DamagedFile("has a picture that is none");
        }
        if (!isExtended) {
            width = wide;
            height = high;
        }
        pixels += wide * high;
    }
}
