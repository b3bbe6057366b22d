package dev.doctorpatient.persistence.file;

import java.io.IOException;

/** A GIF image is a screen, and blocks of pictures and extensions. */
final class GifImage {
    private static final int SCREEN = 13;
    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2c;
    private static final int END = 0x3b;
    private static final int CONTROL = 0xf9;
    private static final int PLAIN_TEXT = 0x01;
    private static final int APPLICATION = 0xff;

    /** How an application's extension is called that repeats pictures, and how long it is at most. */
    private static final int APPLICATION_NAME = 11;

    private static final int LONGEST_LOOP = 32;
    private static final int MOST_FRAMES = 20_000;

    private final FileBytes bytes;
    private final Recipe recipe;
    private int width;
    private int height;
    private int frames;
    private long pixels;
    private long control;
    private long afterControl;

    private GifImage(FileBytes bytes) {
        this.bytes = bytes;
        this.recipe = new Recipe(bytes);
    }

    static Anatomy anatomy(FileBytes bytes) throws IOException, DamagedFile {
        return new GifImage(bytes).anatomy();
    }

    private Anatomy anatomy() throws IOException, DamagedFile {
        width = (int) bytes.littleAt(6, 2);
        height = (int) bytes.littleAt(8, 2);
        var place = SCREEN + colours(bytes.at(10));
        if (place > bytes.size()) {
            throw new DamagedFile("ends early");
        }
        recipe.keep(0, place);
        while (bytes.at(place) != END) {
            place = switch (bytes.at(place)) {
                case EXTENSION -> extension(place);
                case PICTURE -> picture(place);
                default -> throw new DamagedFile("has a block of an unknown kind");
            };
        }
        if (frames == 0 || width == 0 || height == 0) {
            throw new DamagedFile("shows nothing");
        }
        recipe.keep(place, place + 1);
        return new Anatomy(width, height, frames, Math.max(pixels, (long) width * height), true, recipe, place + 1);
    }

    private static long colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
    }

    private long picture(long place) throws IOException, DamagedFile {
        var wide = bytes.littleAt(place + 5, 2);
        var high = bytes.littleAt(place + 7, 2);
        var data = place + 10 + colours(bytes.at(place + 9));
        var codeSize = bytes.at(data);
        if (wide == 0 || high == 0 || codeSize < 1 || codeSize > 11 || ++frames > MOST_FRAMES) {
            throw new DamagedFile("has a picture that is none");
        }
        width = (int) Math.max(width, wide);
        height = (int) Math.max(height, high);
        pixels += wide * high;
        var next = afterBlocks(data + 1);
        if (afterControl > 0) {
            recipe.keep(control, afterControl);
            afterControl = 0;
        }
        recipe.keep(place, next);
        return next;
    }

    private long extension(long place) throws IOException, DamagedFile {
        var next = afterBlocks(place + 2);
        switch (bytes.at(place + 1)) {
            case CONTROL -> {
                if (next - place != 8) {
                    throw new DamagedFile("has a control that is none");
                }
                control = place;
                afterControl = next;
            }
            case PLAIN_TEXT -> afterControl = 0; // which was about the text
            case APPLICATION -> {
                if (isLoop(place) && next - place <= LONGEST_LOOP) {
                    recipe.keep(place, next);
                }
            }
            default -> {
                // comments, and what nobody knows
            }
        }
        return next;
    }

    private boolean isLoop(long place) throws IOException, DamagedFile {
        return bytes.at(place + 2) == APPLICATION_NAME
                && (bytes.has(place + 3, "NETSCAPE2.0") || bytes.has(place + 3, "ANIMEXTS1.0"));
    }

    private long afterBlocks(long from) throws IOException, DamagedFile {
        var place = from;
        for (var length = bytes.at(place); length > 0; length = bytes.at(place)) {
            place += 1L + length;
        }
        return place + 1;
    }
}
