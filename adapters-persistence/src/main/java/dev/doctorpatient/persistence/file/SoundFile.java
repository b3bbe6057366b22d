package dev.doctorpatient.persistence.file;

import dev.doctorpatient.domain.file.FileType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** How a file that begins as a sound is built, and whether it shows a film. */
final class SoundFile {
    private static final int RIFF_HEADER = 12;
    private static final int OGG_HEADER = 27;
    private static final int OGG_POLYNOMIAL = 0x04c11db7;
    private static final int ID3_HEADER = 10;

    /** How many frames in a row make chance unlikely. */
    private static final int FRAMES_IN_A_ROW = 3;

    private static final int DEEPEST_BOX = 3;
    private static final int MOST_BOXES = 100_000;
    private static final Set<String> BOXES_OF_BOXES = Set.of("moov", "trak", "mdia");
    private static final List<String> OGG_SOUNDS =
            List.of("OpusHead", "\1vorbis", "Speex   ", "\177FLAC", "fLaC", "fishead\0", "fisbone\0");
    private static final List<String> FILM_CODECS = List.of("V_VP8", "V_VP9", "V_AV1", "V_MPEG", "V_THEORA", "V_MS/");

    private static final int[] BIT_RATES_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] BIT_RATES_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] SAMPLING_RATES = {44_100, 48_000, 32_000};

    private final FileBytes bytes;
    private int boxes;
    private boolean isHeard;
    private boolean isSeen;

    private SoundFile(FileBytes bytes) {
        this.bytes = bytes;
    }

    /** How a file that begins as a sound is built. */
    enum Build {
        /** As a sound throughout. */
        WHOLE,
        /** Not to be followed to its end: cut off, or not a sound. */
        BROKEN,
        /** With something to be seen. */
        FILM
    }

    /** How a file is built that begins as one of this type. */
    static Build buildOf(FileType type, FileBytes bytes) throws IOException {
        var sound = new SoundFile(bytes);
        try {
            return switch (type) {
                case WAV -> wholeIf(sound.isWave());
                case OGG -> wholeIf(sound.isOgg());
                case MP3 -> wholeIf(sound.isLayer3());
                case M4A -> sound.buildOfMp4();
                case WEBM -> sound.isWithoutFilm() ? Build.WHOLE : Build.FILM;
                case PDF, PNG, JPEG, WEBP, GIF, DICOM, TEXT, CSV, WORD, EXCEL ->
                    throw new IllegalArgumentException("no sound: " + type);
            };
        } catch (DamagedFile _) {
            return sound.isSeen ? Build.FILM : Build.BROKEN;
        }
    }

    private static Build wholeIf(boolean followed) {
        return followed ? Build.WHOLE : Build.BROKEN;
    }

    /** Chunks up to the end, among them a format and data. Programs that record may not know a length, and then nobody can follow. */
    private boolean isWave() throws IOException, DamagedFile {
        var hasFormat = false;
        var hasData = false;
        var place = (long) RIFF_HEADER;
        while (place + 8 <= bytes.size()) {
            var name = bytes.text(place, 4);
            var length = bytes.littleAt(place + 4, 4);
            hasFormat |= name.equals("fmt ") && length >= 16;
            hasData |= name.equals("data") && length > 0;
            place += 8 + length + (length & 1);
        }
        return hasFormat && hasData && (place == bytes.size() || place == bytes.size() + 1);
    }

    /** Pages with checksums up to the end, and at the beginning of every stream the name of a codec for sound. */
    private boolean isOgg() throws IOException, DamagedFile {
        var place = 0L;
        while (place < bytes.size()) {
            if (!bytes.has(place, "OggS\0")) {
                return false;
            }
            var segments = bytes.at(place + 26);
            var data = place + OGG_HEADER + segments;
            var next = data;
            for (var segment = 0; segment < segments; segment++) {
                next += bytes.at(place + OGG_HEADER + segment);
            }
            if (next > bytes.size() || bytes.littleAt(place + 22, 4) != checksum(place, next)) {
                return false;
            }
            if ((bytes.at(place + 5) & 2) != 0 && !beginsAsSound(data)) {
                isSeen = true;
                throw new DamagedFile("has a stream that is no sound");
            }
            place = next;
        }
        return true;
    }

    private boolean beginsAsSound(long data) throws IOException, DamagedFile {
        for (var codec : OGG_SOUNDS) {
            if (bytes.has(data, codec)) {
                return true;
            }
        }
        return false;
    }

    private long checksum(long from, long to) throws IOException, DamagedFile {
        var checksum = 0;
        for (var place = from; place < to; place++) {
            var isChecksum = place >= from + 22 && place < from + 26;
            checksum ^= (isChecksum ? 0 : bytes.at(place)) << 24;
            for (var bit = 0; bit < 8; bit++) {
                checksum = (checksum << 1) ^ (checksum < 0 ? OGG_POLYNOMIAL : 0);
            }
        }
        return Integer.toUnsignedLong(checksum);
    }

    /** Behind tags and zeros a few frames in a row, each as long as it says, or fewer up to the end. */
    private boolean isLayer3() throws IOException, DamagedFile {
        var place = 0L;
        while (bytes.has(place, "ID3")) {
            var length = 0;
            for (var digit = 6; digit < ID3_HEADER; digit++) {
                if (bytes.at(place + digit) > 0x7f) {
                    return false;
                }
                length = (length << 7) | bytes.at(place + digit);
            }
            place += ID3_HEADER + length + ((bytes.at(place + 5) & 0x10) == 0 ? 0 : ID3_HEADER);
        }
        while (bytes.at(place) == 0) {
            place++; // padding that some writers leave out of the tag's length
        }
        for (var frame = 0; frame < FRAMES_IN_A_ROW; frame++) {
            if (place == bytes.size() || (frame > 0 && bytes.has(place, "TAG"))) {
                return frame > 0;
            }
            var length = lengthOfFrame(place);
            if (length == 0 || place + length > bytes.size()) {
                return false;
            }
            place += length;
        }
        return true;
    }

    private long lengthOfFrame(long place) throws IOException, DamagedFile {
        var header = bytes.intAt(place);
        var version = (int) ((header >> 19) & 3);
        var rate = (int) ((header >> 12) & 15);
        var sampling = (int) ((header >> 10) & 3);
        if (header >> 21 != 0x7ff
                || version == 1
                || ((header >> 17) & 3) != 1
                || rate == 0
                || rate == 15
                || sampling == 3) {
            return 0;
        }
        var isFirst = version == 3;
        var bitRate = (isFirst ? BIT_RATES_1 : BIT_RATES_2)[rate] * 1_000L;
        var samplingRate = SAMPLING_RATES[sampling] / (isFirst ? 1 : version == 2 ? 2 : 4);
        return (isFirst ? 144 : 72) * bitRate / samplingRate + ((header >> 9) & 1);
    }

    /** Boxes up to the end, among them tracks of sound and none of film; only those whose brand says sound may lack the former. */
    private Build buildOfMp4() throws IOException, DamagedFile {
        var isBroken = false;
        try {
            readBoxes(0, bytes.size(), 0);
        } catch (DamagedFile _) {
            isBroken = true;
        }
        if (isSeen || (!isHeard && !bytes.has(8, "M4"))) {
            return Build.FILM;
        }
        return wholeIf(isHeard && !isBroken);
    }

    private void readBoxes(long from, long to, int depth) throws IOException, DamagedFile {
        for (var place = from; place < to; ) {
            var length = bytes.intAt(place);
            var name = bytes.text(place + 4, 4);
            var header = 8;
            if (length == 1) {
                length = (bytes.intAt(place + 8) << 32) | bytes.intAt(place + 12);
                header = 16;
            } else if (length == 0) {
                length = to - place;
            }
            if (length < header || length > to - place || ++boxes > MOST_BOXES) {
                throw new DamagedFile("has a box that is not whole");
            }
            if (name.equals("hdlr")) {
                var kind = bytes.text(place + header + 8, 4);
                isHeard |= kind.equals("soun");
                isSeen |= kind.equals("vide");
            } else if (BOXES_OF_BOXES.contains(name) && depth < DEEPEST_BOX) {
                readBoxes(place + header, place + length, depth + 1);
            }
            place += length;
        }
    }

    /** Wherever a track is described, it is by the name of its codec, whose length is before it. */
    private boolean isWithoutFilm() throws IOException {
        var piece = new byte[1 << 16];
        var overlap = "";
        for (var place = 0L; place < bytes.size(); ) {
            var read = bytes.read(place, piece, 0, piece.length);
            var text = overlap + new String(piece, 0, read, StandardCharsets.ISO_8859_1);
            if (FILM_CODECS.stream().anyMatch(text::contains)) {
                return false;
            }
            overlap = text.substring(Math.max(0, text.length() - 8));
            place += read;
        }
        return true;
    }
}
