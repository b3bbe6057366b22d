package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a cleaned image is made of: pieces of the image that was sent, and a few bytes of our own. It has no more pieces than it needs. */
final class Recipe {
    /** Far more than any camera or program needs. */
    private static final int MOST_PARTS = 100_000;

    private static final byte[] NO_BYTES = {};

    /** Bytes from a place of the original on, or bytes of our own. */
    private static final class Part {
        private final long start;
        private final long length;
        private final long from;
        private final byte[] own;

        Part(long start, long length, long from, byte[] own) {
            this.start = start;
            this.length = length;
            this.from = from;
            this.own = own;
        }

        boolean isOwn() {
            return own.length > 0;
        }
    }

    private final FileBytes original;
    private final List<Part> parts = new ArrayList<>();
    private long length;

    Recipe(FileBytes original) {
        this.original = original;
    }

    /** Goes on with a piece of the original. */
    void keep(long from, long to) throws DamagedFile {
        if (from == to) {
            return;
        }
        if (!parts.isEmpty()) {
            var last = parts.getLast();
            if (!last.isOwn() && last.from + last.length == from) {
                parts.set(parts.size() - 1, new Part(last.start, last.length + to - from, last.from, NO_BYTES));
                length += to - from;
                return;
            }
        }
        add(new Part(length, to - from, from, NO_BYTES));
    }

    /** Goes on with other bytes than those of a piece of the original, unless they are the same. */
    void replace(long from, long to, byte[] own) throws IOException, DamagedFile {
        if (to - from == own.length && Arrays.equals(original.bytes(from, own.length), own)) {
            keep(from, to);
        } else if (own.length > 0) {
            add(new Part(length, own.length, 0, own.clone()));
        }
    }

    /** Goes on with everything of another recipe. */
    void append(Recipe other) throws DamagedFile {
        for (var part : other.parts) {
            if (part.isOwn()) {
                add(new Part(length, part.length, 0, part.own));
            } else {
                keep(part.from, part.from + part.length);
            }
        }
    }

    private void add(Part part) throws DamagedFile {
        if (parts.size() == MOST_PARTS) {
            throw new DamagedFile("has too many parts");
        }
        parts.add(part);
        length += part.length;
    }

    long length() {
        return length;
    }

    /** Whether the original is made of the same bytes. */
    boolean changesNothing() {
        return parts.size() == 1 && !parts.getFirst().isOwn() && length == original.size();
    }

    /** Reads at least one byte from a place on, or answers with -1 at the end. */
    int read(FileBytes bytes, long place, byte[] into, int offset, int most) throws IOException {
        if (place >= length) {
            return -1;
        }
        var part = parts.get(indexOf(place));
        var within = place - part.start;
        var count = (int) Math.min(most, part.length - within);
        if (!part.isOwn()) {
            return bytes.read(part.from + within, into, offset, count);
        }
        System.arraycopy(part.own, (int) within, into, offset, count);
        return count;
    }

    private int indexOf(long place) {
        var low = 0;
        var high = parts.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (parts.get(middle).start <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
