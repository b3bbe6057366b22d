package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A part of a zip archive as the archive's directory has it. */
record ZipPart(int flags, int method, long packedSize, long unpackedSize, long offset) {
    /** What looking into one costs, beside its size. */
    static final long COST = 1 << 10;

    private static final long IN_EXTRA = 0xffff_ffffL;
    private static final int LARGE = 1;
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_LENGTH = 30;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 8;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** The entry at a place of the directory. */
    static ZipPart of(ByteBuffer directory, int place) {
        var unpacked = Integer.toUnsignedLong(directory.getInt(place + 24));
        var packed = Integer.toUnsignedLong(directory.getInt(place + 20));
        var offset = Integer.toUnsignedLong(directory.getInt(place + 42));
        var large = large(directory, place);
        return new ZipPart(
                Short.toUnsignedInt(directory.getShort(place + 8)),
                Short.toUnsignedInt(directory.getShort(place + 10)),
                packed == IN_EXTRA ? next(large, unpacked == IN_EXTRA ? 8 : 0) : packed,
                unpacked == IN_EXTRA ? next(large, 0) : unpacked,
                offset == IN_EXTRA
                        ? next(large, (unpacked == IN_EXTRA ? 8 : 0) + (packed == IN_EXTRA ? 8 : 0))
                        : offset);
    }

    /** The field of an entry that holds what is too large for the others; empty if there is none. */
    private static ByteBuffer large(ByteBuffer directory, int place) {
        var from = place + 46 + Short.toUnsignedInt(directory.getShort(place + 28));
        var end = from + Short.toUnsignedInt(directory.getShort(place + 30));
        while (from + 4 <= end) {
            var length = Short.toUnsignedInt(directory.getShort(from + 2));
            if (Short.toUnsignedInt(directory.getShort(from)) == LARGE && from + 4 + length <= end) {
                return directory.slice(from + 4, length).order(ByteOrder.LITTLE_ENDIAN);
            }
            from += 4 + length;
        }
        return ByteBuffer.allocate(0);
    }

    /** A place beyond every file if it is not there, so that the part is not found. */
    private static long next(ByteBuffer large, int at) {
        return at + 8 <= large.limit() && large.getLong(at) >= 0 ? large.getLong(at) : IN_EXTRA;
    }

    /** Where its bytes end; empty if it is not there, or says there something else of itself. */
    OptionalLong end(SeekableByteChannel bytes, String name) throws IOException {
        var header = header(bytes);
        if (header.limit() < LOCAL_HEADER_LENGTH || header.getInt(0) != LOCAL_HEADER) {
            return OptionalLong.empty();
        }
        var sent = TikaFileTypes.read(bytes, offset + LOCAL_HEADER_LENGTH, Short.toUnsignedInt(header.getShort(26)));
        var isSame = new String(sent, StandardCharsets.UTF_8).equals(name)
                && Short.toUnsignedInt(header.getShort(6)) == flags
                && Short.toUnsignedInt(header.getShort(8)) == method
                && ((flags & SIZES_FOLLOW) != 0
                        || Integer.toUnsignedLong(header.getInt(22)) == IN_EXTRA
                        || (Integer.toUnsignedLong(header.getInt(18)) == packedSize
                                && Integer.toUnsignedLong(header.getInt(22)) == unpackedSize));
        var isReadable =
                (flags & ENCRYPTED) == 0 && (method == DEFLATED || (method == STORED && packedSize == unpackedSize));
        return isSame && isReadable ? OptionalLong.of(start(header) + packedSize) : OptionalLong.empty();
    }

    /** What it holds, as text; empty if that is more than so many bytes or cannot be unpacked. */
    Optional<String> unpacked(SeekableByteChannel bytes, int most) throws IOException {
        if (packedSize > most || unpackedSize > most) {
            return Optional.empty();
        }
        var packed = TikaFileTypes.read(bytes, start(header(bytes)), (int) packedSize);
        if (method == STORED) {
            return Optional.of(new String(packed, StandardCharsets.UTF_8));
        }
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            var unpacked = new byte[(int) unpackedSize + 1];
            var length = inflater.inflate(unpacked);
            return length == unpackedSize
                    ? Optional.of(new String(unpacked, 0, length, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (DataFormatException _) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer header(SeekableByteChannel bytes) throws IOException {
        return ByteBuffer.wrap(TikaFileTypes.read(bytes, offset, LOCAL_HEADER_LENGTH))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private long start(ByteBuffer header) {
        return offset
                + LOCAL_HEADER_LENGTH
                + Short.toUnsignedInt(header.getShort(26))
                + Short.toUnsignedInt(header.getShort(28));
    }
}
