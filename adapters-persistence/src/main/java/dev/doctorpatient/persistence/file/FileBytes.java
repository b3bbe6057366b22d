package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** The bytes of a file, read at any place without holding more than a window of them. */
final class FileBytes {
    private static final int WINDOW = 1 << 16;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long start;

    FileBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** One byte, of 0 to 255. */
    int at(long place) throws IOException, DamagedFile {
        if (place < 0 || place >= size) {
            throw new DamagedFile("ends early");
        }
        moveTo(place);
        return Byte.toUnsignedInt(window.get((int) (place - start)));
    }

    /** Two bytes, the greater one first. */
    int shortAt(long place) throws IOException, DamagedFile {
        return (at(place) << 8) | at(place + 1);
    }

    /** Four bytes, the greatest one first. */
    long intAt(long place) throws IOException, DamagedFile {
        return ((long) shortAt(place) << 16) | shortAt(place + 2);
    }

    /** So many bytes, the least one first. */
    long littleAt(long place, int length) throws IOException, DamagedFile {
        var value = 0L;
        for (var index = length - 1; index >= 0; index--) {
            value = (value << 8) | at(place + index);
        }
        return value;
    }

    /** A few bytes. */
    byte[] bytes(long from, int length) throws IOException, DamagedFile {
        if (from < 0 || length < 0 || from + length > size) {
            throw new DamagedFile("ends early");
        }
        var bytes = new byte[length];
        for (var done = 0; done < length; ) {
            done += read(from + done, bytes, done, length - done);
        }
        return bytes;
    }

    /** A few bytes as characters of one byte each. */
    String text(long from, int length) throws IOException, DamagedFile {
        return new String(bytes(from, length), StandardCharsets.ISO_8859_1);
    }

    /** Whether there are these bytes at a place, each a character. */
    boolean has(long from, String expected) throws IOException, DamagedFile {
        return from + expected.length() <= size && text(from, expected.length()).equals(expected);
    }

    /** Reads at least one byte and at most so many; there has to be one. */
    int read(long place, byte[] into, int offset, int most) throws IOException {
        moveTo(place);
        var inWindow = (int) (place - start);
        var length = Math.min(most, window.limit() - inWindow);
        window.get(inWindow, into, offset, length);
        return length;
    }

    private void moveTo(long place) throws IOException {
        if (place >= start && place < start + window.limit()) {
            return;
        }
        start = place;
        window.clear();
        channel.position(place);
        while (window.hasRemaining() && channel.read(window) >= 0) {
            // until there is no more
        }
        window.flip();
        if (!window.hasRemaining()) {
            throw new IOException("a file became shorter while it was read");
        }
    }
}
