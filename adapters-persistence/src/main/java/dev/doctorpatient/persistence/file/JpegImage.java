package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A JPEG image is a row of segments, each behind a marker, and between them the compressed data of its scans (ITU-T T.81). */
final class JpegImage {
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final int JFIF = 0xe0;
    private static final int EXIF = 0xe1;
    private static final int PROFILE = 0xe2;
    private static final int ADOBE = 0xee;
    private static final int LAST_APPLICATION = 0xef;
    private static final int COMMENT = 0xfe;

    private static final String EXIF_NAME = "Exif\0\0";
    private static final int ORIENTATION = 0x0112;

    /** Every scan of a progressive image may go over all of its pixels. */
    private static final int MOST_SCANS = 100;

    /** A progressive image is held as a whole while it is decoded, with two bytes for each sample. */
    private static final long MOST_HELD_SAMPLES = 48_000_000;

    private final FileBytes bytes;
    private final Recipe recipe;
    private int frameKind;
    private int precision;
    private int width;
    private int height;
    private int components;
    private int scans;
    private boolean hasExif;

    private JpegImage(FileBytes bytes) {
        this.bytes = bytes;
        this.recipe = new Recipe(bytes);
    }

    static Anatomy anatomy(FileBytes bytes) throws IOException, DamagedFile {
        return new JpegImage(bytes).anatomy();
    }

    private Anatomy anatomy() throws IOException, DamagedFile {
        if (bytes.shortAt(0) != (0xff00 | START)) {
            throw new DamagedFile("does not begin");
        }
        recipe.keep(0, 2);
        var place = 2L;
        var marker = START;
        while (marker != END) {
            if (bytes.at(place) != 0xff) {
                throw new DamagedFile("has no marker where one has to be");
            }
            while (bytes.at(place + 1) == 0xff) {
                place++; // as many as an encoder likes, which mean nothing
            }
            marker = bytes.at(place + 1);
            place = marker == END ? ended(place) : segment(marker, place);
        }
        var pixels = (long) width * height;
        var isKnown = frameKind <= 0xc2 && precision == 8;
        var isHeld = frameKind == 0xc2 || scans > 1;
        var isDecodable = isKnown && (!isHeld || pixels * components <= MOST_HELD_SAMPLES);
        return new Anatomy(width, height, 1, pixels, isDecodable, recipe, place);
    }

    private long ended(long place) throws DamagedFile {
        if (scans == 0) {
            throw new DamagedFile("shows nothing");
        }
        recipe.keep(place, place + 2);
        return place + 2;
    }

    private long segment(int marker, long place) throws IOException, DamagedFile {
        if (marker < 0xc0 || (marker >= RESTART && marker <= START)) {
            throw new DamagedFile("has a marker that does not belong there");
        }
        var length = bytes.shortAt(place + 2);
        var next = place + 2 + length;
        if (length < 2 || next > bytes.size()) {
            throw new DamagedFile("has a segment that is not whole");
        }
        switch (marker) {
            case SCAN -> {
                if (frameKind == 0 || ++scans > MOST_SCANS) {
                    throw new DamagedFile("has a scan that does not belong there");
                }
                var endOfScan = endOfScan(next);
                recipe.keep(place, endOfScan);
                return endOfScan;
            }
            case JFIF -> keepJfif(place, next);
            case EXIF -> keepOrientation(place, next);
            case PROFILE -> keepIf(bytes.has(place + 4, "ICC_PROFILE\0"), place, next);
            case ADOBE -> keepAdobe(place, next);
            case 0xc0, 0xc1, 0xc2, 0xc3, 0xc9, 0xca, 0xcb -> readFrame(marker, place, length);
            case 0xc4, 0xcc, 0xdb, 0xdc, 0xdd -> recipe.keep(place, next); // tables, and what scans need
            default -> {
                if (marker != COMMENT && (marker < JFIF || marker > LAST_APPLICATION)) {
                    throw new DamagedFile("has a segment of an unknown kind");
                }
            }
        }
        return next;
    }

    private void keepIf(boolean wanted, long place, long next) throws DamagedFile {
        if (wanted) {
            recipe.keep(place, next);
        }
    }

    private void readFrame(int marker, long place, int length) throws IOException, DamagedFile {
        if (frameKind != 0 || length < 8) {
            throw new DamagedFile("has more than one frame");
        }
        frameKind = marker;
        precision = bytes.at(place + 4);
        height = bytes.shortAt(place + 5);
        width = bytes.shortAt(place + 7);
        components = bytes.at(place + 9);
        if (width == 0 || height == 0 || components == 0 || components > 4 || length != 8 + 3 * components) {
            throw new DamagedFile("has no size");
        }
        recipe.keep(place, place + 2 + length);
    }

    /** Where the compressed data ends: at a marker that is neither a restart nor an escaped byte. */
    private long endOfScan(long from) throws IOException, DamagedFile {
        for (var place = from; ; place++) {
            if (bytes.at(place) == 0xff) {
                var following = bytes.at(place + 1);
                if (following != 0 && following != 0xff && (following < RESTART || following > LAST_RESTART)) {
                    return place;
                }
            }
        }
    }

    /** Without the thumbnail that may be in it, and without the segment that is nothing but one. */
    private void keepJfif(long place, long next) throws IOException, DamagedFile {
        if (next - place >= 18 && bytes.has(place + 4, "JFIF\0")) {
            var plain = bytes.bytes(place, 18);
            plain[2] = 0;
            plain[3] = 16;
            plain[16] = 0;
            plain[17] = 0;
            recipe.replace(place, next, plain);
        }
    }

    private void keepAdobe(long place, long next) throws IOException, DamagedFile {
        if (next - place >= 16 && bytes.has(place + 4, "Adobe")) {
            var plain = bytes.bytes(place, 16);
            plain[2] = 0;
            plain[3] = 14;
            recipe.replace(place, next, plain);
        }
    }

    private void keepOrientation(long place, long next) throws IOException, DamagedFile {
        if (hasExif || !bytes.has(place + 4, EXIF_NAME)) {
            return;
        }
        hasExif = true;
        var orientation = orientation(bytes.bytes(place + 10, (int) (next - place - 10)));
        if (orientation > 1 && orientation <= 8) {
            recipe.replace(place, next, onlyOrientation(orientation));
        }
    }

    /** What the first directory says; 0 if it says nothing that can be read. */
    private static int orientation(byte[] tiff) {
        if (tiff.length < 8) {
            return 0;
        }
        var isLittle = tiff[0] == 'I';
        var values = ByteBuffer.wrap(tiff).order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = Integer.toUnsignedLong(values.getInt(4));
        if (directory < 8 || directory + 2 > tiff.length) {
            return 0;
        }
        var first = (int) directory + 2;
        var count = Math.min(Short.toUnsignedInt(values.getShort((int) directory)), (tiff.length - first) / 12);
        for (var entry = first; entry < first + 12 * count; entry += 12) {
            if (values.getShort(entry) == ORIENTATION && values.getShort(entry + 2) == 3) {
                return Short.toUnsignedInt(values.getShort(entry + 8));
            }
        }
        return 0;
    }

    private static byte[] onlyOrientation(int orientation) {
        var segment = "\u00ff\u00e1\0\42" + EXIF_NAME + "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0\0";
        var written = segment.getBytes(StandardCharsets.ISO_8859_1);
        written[29] = (byte) orientation;
        return Arrays.copyOf(written, 36);
    }
}
